// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An environment as JSON text: the saved file of the command line, and the controller's last known environment. */
public final class EnvironmentFile {

    /** Inside Jenkins another plugin brings Jackson, whose class loader does not see ours. */
    private static final TypeFactory TYPES =
            TypeFactory.defaultInstance().withClassLoader(EnvironmentFile.class.getClassLoader());

    private static final JsonMapper JSON = JsonMapper.builder()
            .typeFactory(TYPES)
            .addModule(new Jdk8Module())
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EnvironmentFile() {}

    public static String write(Environment environment) {
        try {
            return JSON.writeValueAsString(environment) + "\n";
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if the text is no saved environment; the message names the place
     */
    public static Environment read(String text) throws IOException {
        try {
            Environment environment = JSON.readValue(text, Environment.class);
            if (environment == null) {
                throw new IOException("not a saved environment: it says null");
            }
            return environment;
        } catch (JacksonException e) {
            var place = e.getLocation();
            String where =
                    place == null ? "" : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr());
            throw new IOException("not a saved environment" + where + ": " + e.getOriginalMessage(), e);
        }
    }
}
