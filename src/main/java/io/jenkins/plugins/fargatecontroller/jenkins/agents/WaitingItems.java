// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Item;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.labels.LabelAtom;
import hudson.slaves.Cloud;
import io.jenkins.plugins.fargatecontroller.agents.demand.QueuedItem;
import io.jenkins.plugins.fargatecontroller.agents.engine.WaitingBuilds;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** The queue of this Jenkins. */
public record WaitingItems(Jenkins jenkins) implements WaitingBuilds {

    private static final Logger LOGGER = Logger.getLogger(WaitingItems.class.getName());

    /**
     * What {@link QueueDispatcher} holds back could run if it had an agent; what waits for the end of a shutdown could
     * not.
     */
    @Override
    public List<QueuedItem> items() {
        Queue queue = jenkins.getQueue();
        Snapshot now = new Snapshot();
        Queue.withLock(() -> {
            now.all = queue.getItems();
            now.buildable = queue.getBuildableItems();
        });
        Stream<Queue.NotWaitingItem> heldBack = Arrays.stream(now.all)
                .filter(Queue.BlockedItem.class::isInstance)
                .map(Queue.BlockedItem.class::cast)
                .filter(item -> item.getCauseOfBlockage() instanceof NoAgent)
                .map(Queue.NotWaitingItem.class::cast);
        Stream<Queue.NotWaitingItem> buildable =
                now.buildable.stream().filter(item -> !item.isPending()).map(Queue.NotWaitingItem.class::cast);
        return Stream.concat(heldBack, buildable)
                .filter(item -> !Queue.isBlockedByShutdown(item.task))
                .filter(item -> !tied(item.getAssignedLabel()))
                .map(this::item)
                .toList();
    }

    /** The queue as it is between two of its rounds: in the course of one, an executor may have a build that still waits. */
    private static final class Snapshot {
        private Queue.Item[] all = {};
        private List<Queue.BuildableItem> buildable = List.of();
    }

    private QueuedItem item(Queue.NotWaitingItem item) {
        Label label = item.getAssignedLabel();
        return new QueuedItem(
                item.getId(),
                job(item.task),
                Optional.ofNullable(label).map(Label::getExpression),
                AgentRequests.of(item),
                others(jenkins, label),
                Instant.ofEpochMilli(item.buildableStartMilliseconds));
    }

    /** Whether it waits for one node of ours, and no other would do: a pipeline that comes back to it does. */
    private boolean tied(@Nullable Label label) {
        return label != null && jenkins.getNode(label.getName()) instanceof FargateAgent;
    }

    /** Whether a build asks for this very node, as one does that comes back to it after a restart. */
    static boolean asksFor(Queue.Item item, FargateAgent agent) {
        Label label = item.getAssignedLabel();
        return label != null && label.getName().equals(agent.getNodeName());
    }

    /** Whether anything but our clouds may serve a label, or builds without one. */
    static boolean others(Jenkins jenkins, @Nullable Label label) {
        return others(jenkins, label, FargateAgent.class::isInstance, FargateCloud.class::isInstance);
    }

    /** Whether anything but these nodes and clouds may. */
    public static boolean others(
            Jenkins jenkins, @Nullable Label label, Predicate<Node> nodes, Predicate<Cloud> clouds) {
        Stream<Node> serving = label == null
                ? Stream.concat(Stream.of(jenkins), jenkins.getNodes().stream())
                        .filter(node -> node.getMode() == Node.Mode.NORMAL && node.getNumExecutors() > 0)
                : label.getNodes().stream();
        return serving.anyMatch(nodes.negate())
                || jenkins.clouds.stream()
                        .filter(clouds.negate())
                        .anyMatch(cloud -> cloud.canProvision(new Cloud.CloudState(label, 0)));
    }

    @Override
    public List<Set<Long>> elsewhere() {
        List<Queue.BuildableItem> items = jenkins.getQueue().getBuildableItems();
        return Arrays.stream(jenkins.getComputers())
                .filter(computer -> !(computer instanceof FargateComputer) && computer.isOnline())
                .flatMap(computer -> idle(computer).map(executor -> takes(computer.getNode(), items)))
                .toList();
    }

    @Override
    public Set<Long> numbers() {
        return Arrays.stream(jenkins.getQueue().getItems())
                .map(Queue.Item::getId)
                .collect(Collectors.toSet());
    }

    @Override
    public void save() {
        jenkins.getQueue().save();
    }

    private static Stream<Executor> idle(Computer computer) {
        return computer.isAcceptingTasks() ? computer.getExecutors().stream().filter(Executor::isIdle) : Stream.empty();
    }

    private static Set<Long> takes(@Nullable Node node, List<Queue.BuildableItem> items) {
        return items.stream()
                .filter(item -> node != null && node.canTake(item) == null)
                .map(Queue.Item::getId)
                .collect(Collectors.toSet());
    }

    /** The full name of the job that a task is of. */
    public static String job(Queue.Task task) {
        Queue.Task owner = task.getOwnerTask();
        return owner instanceof Item item ? item.getFullName() : owner.getFullDisplayName();
    }

    /** Whether an expression is satisfied by labels. */
    public static boolean matches(String expression, Set<String> labels) {
        try {
            return Label.parseExpression(expression)
                    .matches(labels.stream().map(LabelAtom::new).toList());
        } catch (IllegalArgumentException e) {
            LOGGER.log(Level.FINE, "Not a label expression: " + expression, Redacted.of(e));
            return false;
        }
    }
}
