// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.amazonecs;

import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.ExecutorListener;
import hudson.model.Label;
import hudson.model.Queue;
import hudson.model.TaskListener;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueListener;
import hudson.model.queue.QueueTaskDispatcher;
import hudson.slaves.ComputerListener;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.NoAgent;
import org.jspecify.annotations.Nullable;

/** What Jenkins tells, and is told, of the agents of amazon-ecs. */
public final class EcsNews {

    private EcsNews() {}

    /** Nodes that come online. */
    @Extension
    public static class Nodes extends ComputerListener {
        @Override
        public void onOnline(Computer computer, TaskListener listener) {
            EcsAgents.get().connected(computer.getName());
        }
    }

    /** Builds that nodes are given. */
    @Extension
    public static class Builds implements ExecutorListener {
        @Override
        public void taskAccepted(Executor executor, Queue.Task task) {
            EcsAgents.get().used(executor.getOwner().getName());
        }
    }

    /** Builds that enter the queue: Jenkins would look in its next round only. */
    @Extension
    public static class Waiting extends QueueListener {
        @Override
        public void onEnterBuildable(Queue.BuildableItem item) {
            Label label = item.getAssignedLabel();
            if (label != null && EcsAgents.get().serves(label)) {
                label.nodeProvisioner.suggestReviewNow();
            }
        }
    }

    /** Why builds wait. */
    @Extension
    public static class Why extends QueueTaskDispatcher {
        @Override
        public @Nullable CauseOfBlockage canRun(Queue.Item item) {
            return EcsAgents.get()
                    .pause(item.getAssignedLabel())
                    .map(NoAgent::new)
                    .orElse(null);
        }
    }
}
