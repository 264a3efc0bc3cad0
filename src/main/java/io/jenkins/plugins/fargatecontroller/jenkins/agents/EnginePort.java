// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Label;
import hudson.model.Queue;
import io.jenkins.plugins.fargatecontroller.agents.engine.SteadyClock;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.report.AgentUse;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engine as clouds, nodes and computers know it: Jenkins makes them, so that nobody can hand it to them. */
interface EnginePort extends ExtensionPoint {

    /** The time that agents are measured by. */
    Clock CLOCK = SteadyClock.of(Clock.systemUTC(), System::nanoTime);

    static EnginePort get() {
        return ExtensionList.lookupSingleton(EnginePort.class);
    }

    /** What it runs. */
    Fleet fleet();

    /** Whether a cloud of the fleet has a template for a label. */
    boolean serves(String cloud, @Nullable Label label);

    /** Something happened to a node. */
    void changed(String node);

    /** Somebody deletes a node. */
    void deleted(String node);

    /** A node was given a build. */
    void buildStarted(String node, Queue.Task task);

    /** A node has given a build back. */
    void buildEnded(String node, Queue.Task task);

    /** What a node whose build ends now was used for; empty if it is none of the engine's. */
    Optional<AgentUse> use(String node);
}
