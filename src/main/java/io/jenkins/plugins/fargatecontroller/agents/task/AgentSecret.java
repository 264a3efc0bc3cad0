// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.task;

/** The secret with which an agent connects. It follows from the agent's name, so it need not be kept. */
public record AgentSecret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
