// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.model.Executor;
import hudson.model.Queue;
import hudson.slaves.AbstractCloudComputer;
import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells the engine what happens to a node. */
public final class FargateComputer extends AbstractCloudComputer<FargateAgent> {

    private static final Logger LOGGER = Logger.getLogger(FargateComputer.class.getName());

    private volatile Instant since = Instant.now();
    private volatile boolean done;

    FargateComputer(FargateAgent agent) {
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
        since = Instant.now();
        FargateEngine.get().changed(getName());
    }

    @Override
    public void taskAccepted(Executor executor, Queue.Task task) {
        super.taskAccepted(executor, task);
        FargateAgent node = getNode();
        String job = WaitingItems.job(task);
        if (node != null) {
            try {
                node.take(job);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "The node " + getName() + " could not be saved", e);
            }
        }
        FargateEngine.get().buildStarted(getName(), job);
        changed();
    }

    @Override
    public void taskCompleted(Executor executor, Queue.Task task, long milliseconds) {
        super.taskCompleted(executor, task, milliseconds);
        ended();
    }

    @Override
    public void taskCompletedWithProblems(Executor executor, Queue.Task task, long milliseconds, Throwable problems) {
        super.taskCompletedWithProblems(executor, task, milliseconds, problems);
        ended();
    }

    private void ended() {
        done = true;
        changed();
    }
}
