// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import java.util.List;

/** What could be read, and what could not. */
public record Read<T>(T value, List<Problem> problems) {

    public Read {
        problems = List.copyOf(problems);
    }

    boolean failed() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
