// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.task;

/** What RunTask answered with status 200, which does not mean that a task runs. */
public sealed interface RunAnswer {

    /** The task, new or the one that the token belongs to. */
    record Started(TaskState task) implements RunAnswer {}

    /** No task, in the words of the answer's {@code failures}. */
    record Refused(String reason) implements RunAnswer {}
}
