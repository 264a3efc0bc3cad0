// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.task;

/** A task in its cluster, both by ARN. */
public record TaskRef(String cluster, String task) {

    /** The last part of the ARN. */
    public String id() {
        return task.substring(task.lastIndexOf('/') + 1);
    }
}
