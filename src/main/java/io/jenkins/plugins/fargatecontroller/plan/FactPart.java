// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.settings.Subject;

/** Parts of the environment that a problem may concern and no key stands for, in the order in which they are told. */
enum FactPart implements Subject.Part {
    TASK("task"),
    SERVICE("task.service"),
    CLUSTER("task.cluster"),
    ROLE("task.role"),
    LOG_GROUP("task.logGroup"),
    PORTS("task.ports"),
    PUBLIC_IP("network.publicIp"),
    STORAGE_MODE("storage.mode"),
    HOME("storage.home");

    private final String text;

    FactPart(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
