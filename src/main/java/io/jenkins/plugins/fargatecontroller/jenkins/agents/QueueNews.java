// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.Extension;
import hudson.model.Queue;
import hudson.model.queue.QueueListener;
import io.jenkins.plugins.fargatecontroller.agents.demand.Blockage;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/**
 * Tells the engine of each build that enters the queue, or leaves it. It comes before the listener that ends a pipeline
 * whose item was cancelled, so that the pipeline's log can still be told why.
 */
@Extension(ordinal = 100)
public class QueueNews extends QueueListener {

    private static final Logger LOGGER = Logger.getLogger(QueueNews.class.getName());

    @Override
    public void onEnterWaiting(Queue.WaitingItem item) {
        FargateEngine.get().demandChanged();
    }

    @Override
    public void onEnterBuildable(Queue.BuildableItem item) {
        FargateEngine.get().demandChanged();
    }

    @Override
    public void onLeft(Queue.LeftItem item) {
        if (item.isCancelled()) {
            FargateEngine.get()
                    .blockage(item.getId())
                    .filter(Blockage::fatal)
                    .ifPresent(why -> tell(item, "Gives up waiting for an agent: " + why.text()));
        }
        FargateEngine.get().demandChanged();
    }

    private static void tell(Queue.Item item, String text) {
        LOGGER.log(Level.WARNING, "{0}: {1}", new Object[] {WaitingItems.job(item.task), text});
        if (item.task.getOwnerExecutable() instanceof FlowExecutionOwner.Executable build) {
            try {
                build.asFlowExecutionOwner().getListener().getLogger().println(text);
            } catch (IOException e) {
                LOGGER.log(Level.FINE, "The log of " + build + " cannot be written", Redacted.of(e));
            }
        }
    }
}
