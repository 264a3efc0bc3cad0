// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The record of what we made, as JSON text. */
public final class OwnershipFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private OwnershipFile() {}

    public static String write(Ownership ownership) {
        try {
            return JSON.writeValueAsString(ownership) + "\n";
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if the text is no record
     */
    public static Ownership read(String text) throws IOException {
        try {
            Ownership ownership = JSON.readValue(text, Ownership.class);
            if (ownership == null) {
                throw new IOException("the record is empty");
            }
            return ownership;
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new IOException(
                    "it is not as this version writes it"
                            + (place == null
                                    ? ""
                                    : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr())),
                    e);
        }
    }
}
