// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.Extension;
import hudson.model.Queue;
import hudson.model.queue.QueueListener;

/** Tells the engine of each build that enters the queue, or leaves it. */
@Extension
public class QueueNews extends QueueListener {

    @Override
    public void onEnterBuildable(Queue.BuildableItem item) {
        FargateEngine.get().demandChanged();
    }

    @Override
    public void onLeft(Queue.LeftItem item) {
        FargateEngine.get().demandChanged();
    }
}
