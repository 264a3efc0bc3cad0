// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.model.queue.CauseOfBlockage;

/** Why a build has no agent, where only clouds of the plan may serve it. */
public final class NoAgent extends CauseOfBlockage {

    private final String text;
    private final boolean fatal;

    public NoAgent(String text) {
        this(text, false);
    }

    /**
     * The cause that is shown.
     *
     * @param fatal whether the build is to leave the queue
     */
    NoAgent(String text, boolean fatal) {
        this.text = text;
        this.fatal = fatal;
    }

    @Override
    public boolean isFatal() {
        return fatal;
    }

    @Override
    public String getShortDescription() {
        return text;
    }
}
