// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.model.Executor;
import hudson.model.Queue;
import hudson.slaves.AbstractCloudComputer;
import hudson.slaves.AbstractCloudSlave;
import java.time.Instant;

/** Tells the engine what happens to a node. */
public final class FargateComputer extends AbstractCloudComputer<AbstractCloudSlave> {

    private volatile Instant since = EnginePort.CLOCK.instant();
    private volatile boolean done;

    FargateComputer(AbstractCloudSlave agent) {
        super(agent);
    }

    /** Since when it has been as it is. */
    Instant since() {
        return since;
    }

    /** Whether its build has ended since Jenkins came up. */
    boolean done() {
        return done;
    }

    /** It came online or went offline, or its build began or ended. */
    void changed() {
        since = EnginePort.CLOCK.instant();
        EnginePort.get().changed(getName());
    }

    @Override
    public void taskAccepted(Executor executor, Queue.Task task) {
        super.taskAccepted(executor, task);
        EnginePort.get().buildStarted(getName(), task);
        changed();
    }

    @Override
    public void taskCompleted(Executor executor, Queue.Task task, long milliseconds) {
        super.taskCompleted(executor, task, milliseconds);
        ended(task);
    }

    @Override
    public void taskCompletedWithProblems(Executor executor, Queue.Task task, long milliseconds, Throwable problems) {
        super.taskCompletedWithProblems(executor, task, milliseconds, problems);
        ended(task);
    }

    private void ended(Queue.Task task) {
        EnginePort.get().buildEnded(getName(), task);
        done = true;
        changed();
    }
}
