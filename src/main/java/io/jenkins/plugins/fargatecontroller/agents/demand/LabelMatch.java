// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import java.util.Set;

/** Whether an agent with some labels satisfies what a job says; Jenkins knows the language of it. */
@FunctionalInterface
public interface LabelMatch {

    /**
     * Whether it does.
     *
     * @param expression such as {@code linux && !arm}
     */
    boolean matches(String expression, Set<String> labels);
}
