// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An agent of ours that there is, from the moment at which it was decided on until its node is gone.
 *
 * @param reservedFor the only job whose builds it may still take, for one that is kept for reuse
 */
public record Slot(String agent, TemplateId template, Set<String> labels, Phase phase, Optional<String> reservedFor) {

    public Slot {
        labels = Collections.unmodifiableSet(new TreeSet<>(labels));
    }

    /** What it is about. */
    public enum Phase {
        /** Decided on, launched or running, but not connected. */
        STARTING,
        /** Connected, and free to take a build. */
        IDLE,
        /** At work, or done with it, or on its way out: it takes no build. */
        TAKEN
    }

    boolean free() {
        return phase != Phase.TAKEN;
    }
}
