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
import io.jenkins.plugins.fargatecontroller.amazonecs.TemplateRights;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.WaitingItems;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import java.util.Optional;
import java.util.Set;
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
        return label == null ? null : cause(refusal(label, WaitingItems.job(item.task)));
    }

    private Optional<String> refusal(Label label, String job) {
        return Jenkins.get().clouds.stream()
                .filter(TemplateRights::isOfAmazonEcs)
                .flatMap(cloud -> rights.refusalOfCloud(cloud, labels -> matches(label, labels), job).stream())
                .findFirst();
    }

    private static boolean matches(Label label, Set<String> labels) {
        return label.matches(labels.stream().map(LabelAtom::new).toList());
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
