// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

/** Why Jenkins is compared with the plan. */
public enum Trigger {
    STARTUP("start of Jenkins"),
    SCHEDULE("schedule"),
    SAVE("saved configuration"),
    JCASC("configuration as code"),
    REQUEST("request");

    private final String label;

    Trigger(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
