// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.FactLine;
import io.jenkins.plugins.fargatecontroller.environment.FactLines;
import io.jenkins.plugins.fargatecontroller.settings.Sentence;
import java.util.List;
import java.util.stream.Collectors;

/** An environment as a person reads it: each fact with its source, or why it is absent and what helps. */
final class EnvironmentText {

    private EnvironmentText() {}

    static String render(Environment environment, Screen screen) {
        if (environment.asleep()) {
            return "";
        }
        List<FactLine> lines = FactLines.of(environment);
        return lines.stream()
                .map(FactLine::topic)
                .distinct()
                .map(topic -> topic + "\n" + table(lines, topic, screen))
                .collect(Collectors.joining("\n", "What was found\n\n", "\n"));
    }

    private static String table(List<FactLine> lines, String topic, Screen screen) {
        Table table = new Table(screen);
        lines.stream().filter(line -> line.topic().equals(topic)).forEach(line -> row(table, line));
        return table.render();
    }

    private static void row(Table table, FactLine line) {
        if (line.fact() instanceof Fact.Found<String> found) {
            table.row(line.name(), found.value(), found.origin().detail());
        } else {
            line.fact().absence().ifPresent(absent -> absent(table, line.name(), absent));
        }
    }

    private static void absent(Table table, String name, Fact.Absent<String> absent) {
        table.row(name, "absent: " + absent.reason(), "");
        table.row("", "→ " + Sentence.of(absent.remedy()), "");
    }
}
