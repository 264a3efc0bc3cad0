// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in a view what Jenkins would show wrongly, not at all, or not with a content security policy: XML that is not
 * well-formed, tags and attributes that do not exist, files that are not there, and scripts and styles in the page.
 *
 * @param resources the directory that {@code st:adjunct} and tag libraries of our own start from
 */
record ViewCheck(Path resources, TagLibraries libraries) {
    private static final Set<String> LINKS = Set.of("href", "src", "action", "formaction");
    private static final Pattern RESERVED =
            Pattern.compile("\\$\\{[^}]*\\.(empty|and|or|not|eq|ne|lt|gt|le|ge|div|mod)\\(");
    private static final String OWN = "io.jenkins.plugins.fargatecontroller";

    Stream<String> problems(View view) {
        if (view.broken().isPresent()) {
            return Stream.of("is not well-formed: " + view.broken().get());
        }
        Stream<String> escaping = view.name().endsWith(".jelly") && !view.escapes()
                ? Stream.of("lacks <?jelly escape-by-default='true'?>, so that it would print values as HTML")
                : Stream.empty();
        Stream<String> elements = view.elements().stream()
                .flatMap(element -> Stream.of(pagePolicy(element), tag(element), files(view, element))
                        .flatMap(problems -> problems)
                        .map(problem -> "line " + element.line() + ": <" + element.name() + "> " + problem));
        Stream<String> inline = view.texts().stream()
                .filter(text -> Set.of("script", "style").contains(text.parent())
                        && !text.text().isBlank())
                .map(text -> "line " + text.line() + ": <" + text.parent() + "> has content; put it in a file and use"
                        + " st:adjunct");
        Stream<String> reserved = RESERVED.matcher(view.source())
                .results()
                .map(found -> "calls " + found.group(1) + "(), which is a word of the expression language; rename it");
        return Stream.of(escaping, elements, inline.limit(1), reserved).flatMap(problems -> problems);
    }

    /** Scripts and styles that a content security policy would refuse. */
    private static Stream<String> pagePolicy(View.Element element) {
        Stream<String> handlers = element.attributes().keySet().stream()
                .filter(name -> name.matches("on[a-zA-Z]+") || name.equals("style"))
                .map(name -> "has the attribute " + name + "; use a class and a file of st:adjunct");
        Stream<String> links = element.attributes().entrySet().stream()
                .filter(attribute -> LINKS.contains(attribute.getKey())
                        && attribute.getValue().strip().toLowerCase(Locale.ROOT).startsWith("javascript:"))
                .map(attribute -> "has code in " + attribute.getKey());
        boolean isStyle = element.uri().isEmpty() && element.name().equals("style");
        return Stream.of(handlers, links, isStyle ? Stream.of("is an inline style sheet") : Stream.<String>empty())
                .flatMap(problems -> problems);
    }

    private Stream<String> tag(View.Element element) {
        String uri = element.uri();
        if (uri.isEmpty()) {
            return Stream.empty();
        }
        if (!libraries.hasLibrary(uri)) {
            Path own = resources.resolve(uri.replaceFirst("^/", ""));
            boolean isThere =
                    Files.exists(own.resolve("taglib")) && Files.exists(own.resolve(element.name() + ".jelly"));
            return isThere ? Stream.empty() : Stream.of("is not a tag: there is no library " + uri + " with it");
        }
        Optional<TagLibraries.Tag> tag = libraries.find(uri, element.name());
        return tag.map(found -> attributes(found, element.attributes()))
                .orElseGet(() -> Stream.of("is not a tag of " + uri));
    }

    private static Stream<String> attributes(TagLibraries.Tag tag, Map<String, String> attributes) {
        Stream<String> unknown = attributes.keySet().stream()
                .filter(name -> !name.startsWith("xmlns") && !tag.takes(name))
                .map(name -> "takes no attribute " + name);
        Stream<String> missing = tag.required().stream()
                .filter(name -> !attributes.containsKey(name))
                .map(name -> "lacks the attribute " + name);
        return Stream.concat(unknown, missing);
    }

    private Stream<String> files(View view, View.Element element) {
        if (!element.uri().equals("jelly:stapler")) {
            return Stream.empty();
        }
        String page = element.attributes().getOrDefault("page", "");
        boolean isOwnPage = element.name().equals("include")
                && !page.contains("${")
                && Stream.of("it", "class", "clazz", "from", "optional").noneMatch(element.attributes()::containsKey);
        if (isOwnPage && !Files.exists(view.sibling(page))) {
            return Stream.of("includes " + page + ", which is not there");
        }
        return Stream.of(element.attributes().getOrDefault("includes", "").split(",", -1))
                .map(String::strip)
                .filter(name -> name.startsWith(OWN) && !isAdjunct(name))
                .map(name -> "includes " + name + ", but there is no such .js or .css");
    }

    private boolean isAdjunct(String name) {
        return List.of(".js", ".css", ".html", ".jelly").stream()
                .anyMatch(end -> Files.exists(resources.resolve(name.replace('.', '/') + end)));
    }
}
