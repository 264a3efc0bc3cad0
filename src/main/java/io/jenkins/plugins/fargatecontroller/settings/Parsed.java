// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.List;

/** What could be read, and what could not. */
public record Parsed<T>(T value, List<Problem> problems) {

    public Parsed {
        problems = List.copyOf(problems);
    }

    public boolean failed() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
