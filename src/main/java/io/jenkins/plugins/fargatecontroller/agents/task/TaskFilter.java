// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.task;

/** What tasks are listed by; ECS takes one filter at a time. */
public sealed interface TaskFilter {

    /** Those with this {@code startedBy}. */
    record StartedBy(String startedBy) implements TaskFilter {}

    /** Those of a task definition's family. */
    record Family(String family) implements TaskFilter {}

    /** All of the cluster. */
    record All() implements TaskFilter {}
}
