// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares {@code Messages.properties} with the calls of the class generated from it.
 *
 * @param type internal name of the generated class
 */
record MessagesCheck(String type, Properties messages) {
    List<String> problems(Stream<Plugin.File> classFiles) {
        Set<String> used = classFiles
                .filter(file -> !file.name().equals(type))
                .flatMap(file -> References.of(file.bytes()).stream())
                .flatMap(reference -> reference instanceof Reference.ToMethod to ? Stream.of(to) : Stream.empty())
                .filter(to -> to.owner().equals(type))
                .map(to -> to.name().replaceFirst("^_", ""))
                .collect(Collectors.toSet());
        Map<String, String> methods = messages.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key.replaceAll("[^\\w]", "_"), key -> key));
        Stream<String> unused = methods.entrySet().stream()
                .filter(method -> !used.contains(method.getKey()))
                .map(method -> method.getValue() + " is not used");
        Stream<String> missing = used.stream()
                .filter(method -> !methods.containsKey(method))
                .map(method -> "there is no message for " + method + "()");
        Stream<String> quotes = messages.stringPropertyNames().stream()
                .filter(key -> messages.getProperty(key).matches("(?s).*(?<!')'(?!['{]).*"))
                .map(key -> key + " has a single ', which is swallowed; write ''");
        return Stream.of(unused, missing, quotes)
                .flatMap(problems -> problems)
                .sorted()
                .toList();
    }
}
