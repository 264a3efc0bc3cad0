// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.port;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.labels.LabelAtom;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskDispatcher;
import hudson.slaves.Cloud;
import io.jenkins.plugins.fargatecontroller.amazonecs.TemplateRights;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.WaitingItems;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** Keeps builds from agents of amazon-ecs that are not for their jobs. */
@Extension
public class AmazonEcsDispatcher extends QueueTaskDispatcher {

    private volatile TemplateRights rights = TemplateRights.NONE;

    static AmazonEcsDispatcher get() {
        return ExtensionList.lookupSingleton(AmazonEcsDispatcher.class);
    }

    void guard(Plan plan) {
        rights = TemplateRights.of(plan, rights);
    }

    @Override
    public @Nullable CauseOfBlockage canTake(Node node, Queue.BuildableItem item) {
        return cause(rights.refusalOfNode(node, WaitingItems.job(item.task)));
    }

    /** Before an agent is started: amazon-ecs runs its image, which the job may have chosen, with the template's role. */
    @Override
    public @Nullable CauseOfBlockage canRun(Queue.Item item) {
        Label label = item.getAssignedLabel();
        if (label == null) {
            return null;
        }
        Predicate<Set<String>> fits =
                labels -> label.matches(labels.stream().map(LabelAtom::new).toList());
        String job = WaitingItems.job(item.task);
        for (Cloud cloud : Jenkins.get().clouds) {
            if (TemplateRights.isOfAmazonEcs(cloud)) {
                Optional<String> refusal = rights.refusalOfCloud(cloud, fits, job);
                if (refusal.isPresent()) {
                    return cause(refusal);
                }
            }
        }
        return null;
    }

    private static @Nullable CauseOfBlockage cause(Optional<String> refusal) {
        return refusal.map(NotForThisJob::new).orElse(null);
    }

    /** Whose the agents are that a build asks for. */
    private static final class NotForThisJob extends CauseOfBlockage {

        private final String text;

        NotForThisJob(String text) {
            this.text = text;
        }

        @Override
        public String getShortDescription() {
            return text;
        }
    }
}
