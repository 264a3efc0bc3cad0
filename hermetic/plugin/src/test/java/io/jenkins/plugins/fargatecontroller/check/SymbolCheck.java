// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds icons that nobody ships: {@code symbol-NAME} has to be one of core's, {@code symbol-NAME plugin-SHORT} wants a
 * dependency on that plugin, and a file if the plugin is ours.
 *
 * @param symbols the folder with those of ours
 */
record SymbolCheck(JenkinsLine line, String dependencies, Path symbols) {
    private static final String OWN = "fargate-controller";
    private static final Pattern SYMBOL = Pattern.compile("\\bsymbol-([a-z0-9-]+)(?: plugin-([a-z0-9-]+))?");

    Stream<String> problems(String text) {
        return SYMBOL.matcher(text).results().flatMap(this::problem);
    }

    private Stream<String> problem(MatchResult symbol) {
        if (OWN.equals(symbol.group(2))) {
            return Files.exists(symbols.resolve(symbol.group(1) + ".svg"))
                    ? Stream.empty()
                    : Stream.of(symbol.group() + ": not in " + symbols.getFileName());
        }
        if (symbol.group(2) != null) {
            boolean isThere =
                    Stream.of(dependencies.split(",", -1)).anyMatch(each -> each.startsWith(symbol.group(2) + ":"));
            return isThere ? Stream.empty() : Stream.of(symbol.group() + ": no dependency on " + symbol.group(2));
        }
        return TagLibraries.symbols(line).contains(symbol.group(1))
                ? Stream.empty()
                : Stream.of(symbol.group() + ": not in " + line);
    }
}
