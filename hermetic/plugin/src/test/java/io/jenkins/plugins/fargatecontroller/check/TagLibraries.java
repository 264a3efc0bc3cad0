// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Jelly tags of one line of Jenkins. A line of the list is {@code LIBRARY TAG: attribute, attribute!, …}: {@code !} marks one that
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

    static TagLibraries of(JenkinsLine line) {
        TagLibraries libraries = new TagLibraries();
        line.list("taglibs").forEach(libraries::add);
        JenkinsLine.lines("/jenkins/taglibs-more.txt").forEach(libraries::add);
        return libraries;
    }

    /** The names of the icons that core ships. */
    static Set<String> symbols(JenkinsLine line) {
        return Set.copyOf(line.list("symbols"));
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
}
