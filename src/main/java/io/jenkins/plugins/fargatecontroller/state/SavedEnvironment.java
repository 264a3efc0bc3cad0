// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.EnvironmentFile;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.JsonDocument;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An environment as it is kept in a file. A parameter may hold what nobody plans from, a secret perhaps: of a template the
 * values of the known keys are kept, and of all else so much that the same problems are found at the same places.
 */
public final class SavedEnvironment {

    private static final JsonFactory JSON = new JsonFactory();

    private SavedEnvironment() {}

    /** The text of the file. */
    public static String text(Environment found) {
        Environment.Parameters parameters = found.parameters();
        return EnvironmentFile.write(new Environment(
                found.variables(),
                found.task(),
                found.compute(),
                found.network(),
                found.storage(),
                new Environment.Parameters(
                        parameters.templates().map(SavedEnvironment::kept), parameters.admin(), parameters.topic())));
    }

    private static List<TemplateParameter> kept(List<TemplateParameter> templates) {
        return templates.stream()
                .map(template -> new TemplateParameter(
                        template.parameter(), template.json().map(SavedEnvironment::kept)))
                .toList();
    }

    private static String kept(String json) {
        try {
            JsonDocument.read(json, "");
        } catch (DocumentException e) {
            return JsonShape.of(json);
        }
        try (JsonParser parser = JSON.createParser(json)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? known(json, parser) : list(json);
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text from memory cannot fail", e);
        }
    }

    private static String known(String json, JsonParser parser) throws IOException {
        Copy copy = new Copy(json, parser);
        copy.mapping(TemplateKeys.SCHEMA::type);
        return copy.kept();
    }

    /** A document without the values of unknown names, at any depth. */
    private static final class Copy {

        private final String json;
        private final JsonParser parser;
        private final StringBuilder kept = new StringBuilder();
        private int copied;

        Copy(String json, JsonParser parser) {
            this.json = json;
            this.parser = parser;
        }

        String kept() {
            return kept + json.substring(copied);
        }

        void mapping(Function<String, Optional<ValueType<?>>> names) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                Optional<ValueType<?>> type = names.apply(parser.currentName());
                JsonToken value = parser.nextToken();
                if (type.isPresent()) {
                    value(value, type.get());
                } else {
                    leaveOut();
                }
            }
        }

        private void value(JsonToken token, ValueType<?> type) throws IOException {
            if (token == JsonToken.START_OBJECT) {
                mapping(type::below);
            } else if (token == JsonToken.START_ARRAY) {
                for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                    value(item, type);
                }
            }
        }

        private void leaveOut() throws IOException {
            int start = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            parser.finishToken();
            int end = (int) parser.currentLocation().getCharOffset();
            kept.append(json, copied, start).append(empty(json.substring(start, end)));
            copied = end;
        }
    }

    /** Nothing that could be a template, at the same place. */
    private static String list(String json) {
        String value = json.strip();
        return json.substring(0, json.indexOf(value)) + "[" + lines(value) + "]";
    }

    /** No value, and as many lines: places count them. */
    private static String empty(String value) {
        return "null" + lines(value);
    }

    private static String lines(String text) {
        return text.replaceAll("[^\r\n]", "");
    }
}
