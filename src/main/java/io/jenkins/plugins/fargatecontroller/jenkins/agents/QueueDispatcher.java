// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.Extension;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskDispatcher;
import io.jenkins.plugins.fargatecontroller.agents.demand.Blockage;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** Says what the engine says of builds that wait. */
@Extension
public class QueueDispatcher extends QueueTaskDispatcher {

    @Override
    public @Nullable CauseOfBlockage canTake(Node node, Queue.BuildableItem item) {
        return node instanceof FargateAgent agent
                ? FargateEngine.get().refusal(agent, item).map(NoAgent::new).orElse(null)
                : null;
    }

    /** A build that something else may serve is not held back. */
    @Override
    public @Nullable CauseOfBlockage canRun(Queue.Item item) {
        Optional<Blockage> blockage = FargateEngine.get().blockage(item.getId());
        return blockage.isEmpty() || WaitingItems.others(Jenkins.get(), item.getAssignedLabel())
                ? null
                : new NoAgent(blockage.get().text(), blockage.get().fatal());
    }
}
