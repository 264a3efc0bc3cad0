// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.model.queue.CauseOfBlockage;

/** Why a build has no agent, where only our clouds may serve it. */
final class NoAgent extends CauseOfBlockage {

    private final String text;

    NoAgent(String text) {
        this.text = text;
    }

    @Override
    public String getShortDescription() {
        return text;
    }
}
