// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into a {@link ConfigNode}. Numbers and booleans become text, as they are in YAML. Messages never quote the text:
 * a parameter may hold a secret that is there by mistake, and the parser's own messages would show it.
 */
public final class JsonDocument {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(ConfigNode.DEEPEST)
                    .build())
            .build();

    private final String source;
    private final boolean lines;

    private JsonDocument(String source, boolean lines) {
        this.source = source;
        this.lines = lines;
    }

    /**
     * Reads one document.
     *
     * @param source how the text is called in messages, such as a parameter's name; the line is added if there are
     *     several
     */
    public static ConfigNode read(String text, String source) throws DocumentException {
        JsonDocument document = new JsonDocument(source, text.strip().contains("\n"));
        try (JsonParser parser = JSON.createParser(text)) {
            ConfigNode tree = document.tree(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new DocumentException(document.where(parser), "not valid JSON: something follows the document");
            }
            return tree;
        } catch (JacksonException e) {
            var place = e.getLocation();
            String where = place == null ? source : document.where(place.getLineNr());
            throw new DocumentException(where, "not valid JSON: " + problem(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text from memory cannot fail", e);
        }
    }

    private static String problem(JacksonException failure) {
        if (failure instanceof JsonEOFException) {
            return "the text ends too early";
        }
        if (failure instanceof StreamConstraintsException) {
            return "the text is nested too deeply, or a value is too long";
        }
        var place = failure.getLocation();
        return place == null
                ? "unexpected text"
                : "unexpected text near line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    }

    private ConfigNode tree(JsonParser parser, @Nullable JsonToken token) throws IOException, DocumentException {
        if (token == null) {
            throw new DocumentException(source, "not valid JSON: the text is empty");
        }
        String where = where(parser);
        return switch (token) {
            case START_OBJECT -> mapping(parser, where);
            case START_ARRAY -> items(parser, where);
            case VALUE_NULL -> new ConfigNode.Empty(where);
            default -> new ConfigNode.Scalar(parser.getText(), where);
        };
    }

    private ConfigNode mapping(JsonParser parser, String where) throws IOException, DocumentException {
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String at = where(parser);
            if (entries.put(key, tree(parser, parser.nextToken())) != null) {
                throw new DocumentException(at, "the key " + Quoted.of(key) + " appears twice");
            }
        }
        return new ConfigNode.Mapping(entries, where);
    }

    private ConfigNode items(JsonParser parser, String where) throws IOException, DocumentException {
        List<ConfigNode> items = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            items.add(tree(parser, next));
        }
        return new ConfigNode.Sequence(items, where);
    }

    private String where(JsonParser parser) {
        return where(parser.currentTokenLocation().getLineNr());
    }

    /** In words: {@code NAME:3} would be the third version of a parameter. */
    private String where(int line) {
        return lines ? source + ", line " + line : source;
    }
}
