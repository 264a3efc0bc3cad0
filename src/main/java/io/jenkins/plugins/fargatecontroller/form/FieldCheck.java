// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Sentence;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks one field while it is typed, with the check that the same key has in a file. */
public final class FieldCheck {

    private FieldCheck() {}

    /**
     * Checks a text. An empty one says nothing; that a template lacks its name is told when the form is saved.
     *
     * @param path the field, such as {@code template/cpu}, with or without a slash before it
     * @return what is wrong, as a sentence
     * @throws IllegalArgumentException if there is no such field
     */
    public static Optional<String> problem(String path, String text) {
        Key<?> key = key(path);
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            check(key, text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(Sentence.of(String.valueOf(e.getMessage())));
        }
    }

    private static void check(Key<?> key, String text) {
        key.type().read(FieldText.tree(key, text, ""));
    }

    private static Key<?> key(String path) {
        String[] parts = (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
        return Stream.of(FormField.Part.values())
                .filter(part -> parts.length == 2 && part.path().equals(parts[0]))
                .findFirst()
                .<Key<?>>flatMap(part -> part.schema().find(parts[1]))
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not a field of the form".formatted(path)));
    }
}
