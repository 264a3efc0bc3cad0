// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

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
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES) // a missing one is null, or no value
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String ANEW = "; save it anew, or read it with the version that saved it";

    private EnvironmentFile() {}

    public static String write(Environment environment) {
        try {
            return JSON.writeValueAsString(environment) + "\n";
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #write} wrote, now or in an earlier version: what that did not know is as not said.
     *
     * @throws IOException if the text is no saved environment; the message is one sentence that names the place
     */
    public static Environment read(String text) throws IOException {
        try {
            Environment environment = JSON.readValue(text, Environment.class);
            if (environment == null) {
                throw new IOException("not a saved environment: it is empty" + ANEW);
            }
            return environment;
        } catch (JsonMappingException e) {
            throw new IOException("not a saved environment of this version" + place(e) + ": " + reason(e) + ANEW, e);
        } catch (JacksonException e) {
            throw new IOException("not a saved environment" + place(e) + ": not valid JSON" + ANEW, e);
        }
    }

    private static String place(JacksonException failure) {
        var place = failure.getLocation();
        return place == null || place.getLineNr() < 1
                ? ""
                : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr());
    }

    /** In our words: those of the library are the names of classes. */
    private static String reason(JsonMappingException failure) {
        String path = failure.getPath().stream()
                .map(part -> part.getFieldName() == null ? String.valueOf(part.getIndex()) : part.getFieldName())
                .collect(Collectors.joining("."));
        if (failure instanceof UnrecognizedPropertyException) {
            return Quoted.of(path) + " is not known, as in a file of a newer one";
        }
        if (failure.getCause() instanceof IllegalArgumentException wrong && wrong.getMessage() != null) {
            return wrong.getMessage();
        }
        return path.isEmpty() ? "it has no such fields" : Quoted.of(path) + " is missing, or not what it should be";
    }
}
