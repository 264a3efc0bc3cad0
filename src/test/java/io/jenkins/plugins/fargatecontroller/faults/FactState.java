// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.faults;

import io.jenkins.plugins.fargatecontroller.emulator.NumberedGolden;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.FactLine;
import io.jenkins.plugins.fargatecontroller.environment.FactLines;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What differs from the state in which every call was answered, in words that are the same in every run. */
final class FactState {

    private FactState() {}

    /** The facts that are absent, with those of one reason in one line, and those that are others. */
    static List<String> lines(Environment now, Environment healthy) {
        Map<String, String> usual =
                FactLines.of(healthy).stream().collect(Collectors.toMap(FactLine::name, line -> words(line.fact())));
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        FactLines.of(now).stream()
                .filter(line -> !words(line.fact()).equals(usual.get(line.name())))
                .forEach(line -> byReason.computeIfAbsent(words(line.fact()), reason -> new ArrayList<>())
                        .add(line.name()));
        return byReason.entrySet().stream()
                .map(entry -> stable(String.join(", ", entry.getValue()) + ": " + entry.getKey()))
                .toList();
    }

    private static String words(Fact<String> fact) {
        return fact.absence()
                .map(absent -> absent.cause().name().toLowerCase(Locale.ROOT) + ": " + absent.reason())
                .orElseGet(() -> "“" + fact.optional().orElseThrow() + "”");
    }

    /** What a plan lacks, and what it holds back. */
    static List<String> lines(String when, Plan now, Plan healthy) {
        Set<String> missing = new TreeSet<>(names(healthy));
        missing.removeAll(names(now));
        return Stream.of(
                        missing.isEmpty() ? "" : when + " there is no " + String.join(", ", missing),
                        withheld(now.verdict().withheld(), when))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Set<String> names(Plan plan) {
        Set<String> names = new TreeSet<>();
        plan.clouds().forEach(cloud -> {
            names.add("cloud " + cloud.name());
            cloud.templates().forEach(template -> names.add("template " + cloud.name() + "/" + template.name()));
        });
        return names;
    }

    private static String withheld(Withheld withheld, String when) {
        Set<String> held = new TreeSet<>();
        withheld.clouds().forEach(cloud -> held.add("cloud " + cloud));
        withheld.templates().forEach(template -> held.add("template " + template.cloud() + "/" + template.name()));
        if (withheld.unknownTemplates()) {
            held.add("any template that is there");
        }
        return held.isEmpty() ? "" : when + " stays as it is: " + String.join(", ", held);
    }

    /** Without what is another in each run: ports, and numbers of resources. */
    static String stable(String text) {
        return NumberedGolden.numbered(text)
                .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
                .replaceAll("/v4/[0-9a-z-]+", "/v4/ID");
    }
}
