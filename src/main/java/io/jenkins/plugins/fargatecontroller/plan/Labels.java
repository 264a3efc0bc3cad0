// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Labels of agents, written with spaces between. */
final class Labels {

    private static final String SPOT = "-spot";

    private Labels() {}

    static List<String> split(String labels) {
        return Stream.of(labels.split("\\s+")).filter(label -> !label.isEmpty()).toList();
    }

    /** The same labels for the Spot cloud. They differ, or no job could choose between the two. */
    static String forSpot(String labels) {
        return split(labels).stream()
                .map(label -> label.endsWith(SPOT) ? label : label + SPOT)
                .collect(Collectors.joining(" "));
    }
}
