// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Jelly tags of Jenkins 2.516.3. A line is {@code LIBRARY TAG: attribute, attribute!, …}: {@code !} marks one that
 * is required, {@code *} a tag that takes any attribute, and words in parentheses are remarks.
 */
final class TagLibraries {
    /** The attributes of a tag. */
    record Tag(Set<String> attributes, Set<String> required) {
        boolean takes(String attribute) {
            return attributes.contains(attribute) || attributes.contains("*");
        }
    }

    private final Map<String, Tag> tags = new HashMap<>();

    private TagLibraries() {}

    static TagLibraries load() {
        TagLibraries libraries = new TagLibraries();
        lines("/jenkins/2.516.3.taglibs.txt").forEach(libraries::add);
        lines("/jenkins/2.516.3.taglibs-more.txt").forEach(libraries::add);
        return libraries;
    }

    /** The names of the icons that core ships. */
    static Set<String> symbols() {
        return lines("/jenkins/2.516.3.symbols.txt").collect(Collectors.toSet());
    }

    boolean hasLibrary(String uri) {
        return tags.keySet().stream().anyMatch(name -> name.startsWith(uri + " "));
    }

    Optional<Tag> find(String uri, String tag) {
        return Optional.ofNullable(tags.get(uri + " " + tag));
    }

    private void add(String line) {
        int colon = line.indexOf(": ");
        Set<String> attributes = new HashSet<>();
        Set<String> required = new HashSet<>();
        for (String text :
                line.substring(colon + 2).replaceAll(" ?\\([^)]*\\)", "").split(", ", -1)) {
            String name = text.replace("!", "");
            attributes.add(name);
            if (text.endsWith("!")) {
                required.add(name);
            }
        }
        tags.merge(line.substring(0, colon), new Tag(attributes, required), TagLibraries::joined);
    }

    private static Tag joined(Tag one, Tag other) {
        return new Tag(
                Stream.concat(one.attributes().stream(), other.attributes().stream())
                        .collect(Collectors.toSet()),
                Stream.concat(one.required().stream(), other.required().stream())
                        .collect(Collectors.toSet()));
    }

    private static Stream<String> lines(String resource) {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TagLibraries.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            return lines.stream().filter(line -> !line.startsWith("#") && !line.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}
