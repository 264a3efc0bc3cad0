// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is so after each call with each fault: for each call the faults that come to the same, and their state in lines.
 * As text a call stands at the margin, its faults are indented by two and their lines by four.
 */
final class Matrix {

    private final Map<RemoteCall, Map<Fault, List<String>>> cells = new TreeMap<>();

    static Matrix parse(String text) {
        Matrix matrix = new Matrix();
        RemoteCall call = null;
        List<List<String>> open = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("    ")) {
                open.forEach(state -> state.add(line.strip()));
            } else if (line.startsWith("  ")) {
                open.clear();
                RemoteCall suffering = call;
                Stream.of(line.strip().split(", ", -1))
                        .forEach(fault -> open.add(
                                matrix.row(suffering).computeIfAbsent(Fault.named(fault), f -> new ArrayList<>())));
            } else if (!line.isBlank()) {
                call = RemoteCall.of(line);
            }
        }
        return matrix;
    }

    private Map<Fault, List<String>> row(RemoteCall call) {
        return cells.computeIfAbsent(call, unseen -> new LinkedHashMap<>());
    }

    void put(RemoteCall call, Fault fault, List<String> state) {
        row(call).put(fault, state);
    }

    /** The calls with the faults of each. */
    Map<RemoteCall, List<Fault>> rows() {
        Map<RemoteCall, List<Fault>> rows = new TreeMap<>();
        cells.forEach((call, faults) ->
                rows.put(call, Fault.ALL.stream().filter(faults::containsKey).toList()));
        return rows;
    }

    List<String> state(RemoteCall call, Fault fault) {
        return cells.getOrDefault(call, Map.of()).getOrDefault(fault, List.of("not in the matrix"));
    }

    /** The faults of a call that come to the same, by what they come to. */
    Map<List<String>, List<Fault>> states(RemoteCall call) {
        return rows().getOrDefault(call, List.of()).stream()
                .collect(Collectors.groupingBy(fault -> state(call, fault), LinkedHashMap::new, Collectors.toList()));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        cells.keySet().forEach(call -> {
            text.append(call).append('\n');
            states(call).forEach((state, faults) -> {
                text.append("  ").append(names(faults)).append('\n');
                state.forEach(line -> text.append("    ").append(line).append('\n'));
            });
        });
        return text.toString();
    }

    static String names(List<Fault> faults) {
        return faults.stream().map(Fault::name).collect(Collectors.joining(", "));
    }
}
