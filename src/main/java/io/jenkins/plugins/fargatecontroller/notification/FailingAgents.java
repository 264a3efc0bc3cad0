// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.notification;

/**
 * A template whose agents have begun not to start.
 *
 * @param template its cloud and its name
 * @param reason in AWS' words, a clause
 * @param remedy a clause
 */
public record FailingAgents(String template, String reason, String remedy) {

    @Override
    public String toString() {
        return "the template " + template + ", whose agents do not start";
    }
}
