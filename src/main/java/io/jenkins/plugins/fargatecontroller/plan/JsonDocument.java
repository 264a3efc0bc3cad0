// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON into a {@link Tree}. Numbers and booleans become text, as they are in YAML. */
public final class JsonDocument {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String source;

    private JsonDocument(String source) {
        this.source = source;
    }

    /**
     * Reads one document.
     *
     * @param source how the text is called in messages, such as a parameter's name
     */
    public static Tree read(String text, String source) throws DocumentException {
        try (JsonParser parser = JSON.createParser(text)) {
            Tree tree = new JsonDocument(source).tree(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new DocumentException(source, "no valid JSON: something follows the document");
            }
            return tree;
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new DocumentException(
                    place == null ? source : source + ":" + place.getLineNr(),
                    "no valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text from memory cannot fail", e);
        }
    }

    private Tree tree(JsonParser parser, @Nullable JsonToken token) throws IOException, DocumentException {
        String where = source + ":" + parser.currentTokenLocation().getLineNr();
        if (token == null) {
            throw new DocumentException(where, "no valid JSON: the text is empty");
        }
        return switch (token) {
            case START_OBJECT -> mapping(parser, where);
            case START_ARRAY -> items(parser, where);
            case VALUE_NULL -> new Tree.Nothing(where);
            default -> new Tree.Text(parser.getText(), where);
        };
    }

    private Tree mapping(JsonParser parser, String where) throws IOException, DocumentException {
        Map<String, Tree> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            entries.put(key, tree(parser, parser.nextToken()));
        }
        return new Tree.Mapping(entries, where);
    }

    private Tree items(JsonParser parser, String where) throws IOException, DocumentException {
        List<Tree> items = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            items.add(tree(parser, next));
        }
        return new Tree.Items(items, where);
    }
}
