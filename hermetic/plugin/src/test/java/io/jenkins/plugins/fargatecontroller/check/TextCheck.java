// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds texts of a view, {@code ${%Text}} or {@code ${%key(argument)}}, that would be shown as their key. English text
 * is its own key and stays in the view; what only looks like a name, or has arguments, needs an entry in the
 * {@code .properties} file beside the view.
 */
final class TextCheck {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{%([^}]*)}");
    private static final Pattern LITERAL = Pattern.compile("(?<=['\"])%([^'\"]+)(?=['\"])");
    private static final Pattern NAME = Pattern.compile("\\w+([._]\\w+)+|[a-z]+[A-Z]\\w*");

    private TextCheck() {}

    /** A key as used, with whether it has arguments. */
    private record Use(String key, boolean hasArguments) {
        static Use parse(String text) {
            int arguments = text.indexOf('(');
            return arguments < 0 ? new Use(text, false) : new Use(text.substring(0, arguments), true);
        }

        boolean needsEntry() {
            return hasArguments || NAME.matcher(key).matches();
        }
    }

    static Stream<String> problems(View view) {
        Set<Use> uses = uses(view.source());
        Path file = view.sibling(view.name().replaceAll("\\.jelly$", ".properties"));
        Properties entries = entries(file);
        List<String> problems = new ArrayList<>();
        for (Use use : uses) {
            if (use.needsEntry() && !entries.containsKey(use.key())) {
                problems.add("uses %" + use.key() + ", which " + file.getFileName() + " lacks"
                        + (use.hasArguments() ? " (a parenthesis starts arguments)" : ""));
            }
            if (use.hasArguments() && entries.getProperty(use.key(), "").matches(".*(?<!')'(?!['{]).*")) {
                problems.add(file.getFileName() + ": the text of " + use.key() + " has arguments, so ' is written ''");
            }
        }
        Set<String> used = uses.stream().map(Use::key).collect(Collectors.toSet());
        entries.stringPropertyNames().stream()
                .filter(key -> !used.contains(key))
                .forEach(key -> problems.add(file.getFileName() + ": " + key + " is not used"));
        return problems.stream().sorted();
    }

    private static Set<Use> uses(String source) {
        Set<String> texts = new TreeSet<>();
        Matcher expression = EXPRESSION.matcher(source);
        while (expression.find()) {
            texts.add(expression.group(1));
        }
        Matcher code = Pattern.compile("\\$\\{(?!%)[^}]*}").matcher(source);
        while (code.find()) {
            Matcher literal = LITERAL.matcher(code.group());
            while (literal.find()) {
                texts.add(literal.group(1));
            }
        }
        return texts.stream().map(Use::parse).collect(Collectors.toSet());
    }

    private static Properties entries(Path file) {
        Properties entries = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                entries.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }
        return entries;
    }
}
