// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import io.jenkins.plugins.fargatecontroller.settings.Subject;

/** Parts of a run that a problem may concern and no key stands for. */
public enum RunPart implements Subject.Part {
    /** The run as a whole. */
    RECONCILE("reconcile"),
    /** What is known of the environment. */
    ENVIRONMENT("environment"),
    /** The record of what is ours. */
    OWNERSHIP("ownership"),
    /** The lease of JENKINS_HOME. */
    HOME("home"),
    /** Who may do what in this Jenkins. */
    AUTHORIZATION("authorizationStrategy");

    private final String text;

    RunPart(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
