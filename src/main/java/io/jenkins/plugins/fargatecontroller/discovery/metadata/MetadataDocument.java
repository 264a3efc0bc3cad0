// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.metadata;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A JSON object of the metadata endpoint, whose fields may be missing or of another type than documented. */
public record MetadataDocument(JsonNode json) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads it.
     *
     * @throws CallException if the text is no JSON object; the message says where it stops being one
     */
    public static MetadataDocument parse(String text) throws CallException {
        try {
            JsonNode json = JSON.readTree(text);
            if (!json.isObject()) {
                throw garbled("answered " + (json.isMissingNode() ? "nothing" : "JSON that is not an object"));
            }
            return new MetadataDocument(json);
        } catch (JacksonException e) {
            throw garbled("did not return JSON" + place(e.getLocation()));
        }
    }

    private static String place(@Nullable JsonLocation place) {
        return place == null
                ? " of a size that it ever has"
                : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr());
    }

    static CallException garbled(String what) {
        return CallException.failed(
                "the task metadata endpoint " + what,
                "discover again; if it stays so, replace the task (aws ecs stop-task: its service starts another)");
    }

    /** A text that is not blank. */
    Optional<String> text(String field) {
        JsonNode value = json.path(field);
        return value.isTextual() && !value.textValue().isBlank() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** A text that the rest cannot do without. */
    String required(String field) throws CallException {
        return text(field).orElseThrow(() -> garbled("returned no text field " + field));
    }

    /** A number, or a text that is one. */
    Optional<Integer> number(String field) {
        JsonNode value = json.path(field);
        if (value.canConvertToInt() && value.isIntegralNumber()) {
            return Optional.of(value.intValue());
        }
        return text(field).filter(digits -> digits.matches("[0-9]{1,9}")).map(Integer::valueOf);
    }

    /** A nested object; one without fields if there is none. */
    MetadataDocument object(String field) {
        return new MetadataDocument(json.path(field));
    }

    /** The objects of a list; none if there is no list. */
    List<MetadataDocument> objects(String field) {
        return StreamSupport.stream(json.path(field).spliterator(), false)
                .filter(JsonNode::isObject)
                .map(MetadataDocument::new)
                .toList();
    }

    /** The first text of a list. */
    Optional<String> firstText(String field) {
        return StreamSupport.stream(json.path(field).spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }
}
