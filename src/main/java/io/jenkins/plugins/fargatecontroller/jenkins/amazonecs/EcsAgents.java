// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.amazonecs;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.model.labels.LabelAtom;
import hudson.slaves.Cloud;
import hudson.slaves.CloudProvisioningListener;
import hudson.slaves.NodeProvisioner.PlannedNode;
import io.jenkins.plugins.fargatecontroller.agents.demand.Pause;
import io.jenkins.plugins.fargatecontroller.agents.demand.Provisioner;
import io.jenkins.plugins.fargatecontroller.agents.demand.Situation;
import io.jenkins.plugins.fargatecontroller.agents.failure.BackOff;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureReader;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.mapping.SizeCheck;
import io.jenkins.plugins.fargatecontroller.agents.request.Requests;
import io.jenkins.plugins.fargatecontroller.amazonecs.EcsDemand;
import io.jenkins.plugins.fargatecontroller.amazonecs.EcsLaunches;
import io.jenkins.plugins.fargatecontroller.amazonecs.LaunchLine;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FailingTemplates;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FargateEngine;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.WaitingItems;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** The agents of amazon-ecs, for the templates that the plan has. */
@Extension
public class EcsAgents {

    private static final Logger LOGGER = Logger.getLogger(EcsAgents.class.getName());
    private static final String CLOUD = "com.cloudbees.jenkins.plugins.amazonecs.ECSCloud";
    private static final String NODE = "com.cloudbees.jenkins.plugins.amazonecs.ECSSlave";

    private final EcsLaunches launches = new EcsLaunches();
    private final EcsDemand demand = new EcsDemand(
            new Provisioner(new Requests(SizeCheck::problem), WaitingItems::matches), WaitingItems::matches);
    private final EcsLaunchLog log = new EcsLaunchLog(this::line);
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Object deciding = new Object();
    private volatile boolean strange;

    public static EcsAgents get() {
        return ExtensionList.lookupSingleton(EcsAgents.class);
    }

    /** What amazon-ecs runs for the plan. */
    public Fleet fleet() {
        return launches.fleet();
    }

    /** amazon-ecs has these clouds from now on; without any, it is left to itself. */
    public void run(Fleet fleet) {
        launches.run(strange ? new Fleet(fleet.controller(), List.of()) : fleet);
        if (!fleet.clouds().isEmpty()) {
            log.listen();
        }
    }

    /** Nodes that are not known as its nodes would not be counted, and more and more be started. */
    private void leaveAlone(Node node) {
        strange = true;
        run(fleet());
        LOGGER.log(
                Level.WARNING,
                "The nodes of amazon-ecs are of an unexpected class, {0}, and are left alone. Install version 1.49",
                node.getClass().getName());
    }

    /** The templates whose agents do not start. */
    public List<BackOff.Failing> failing() {
        return launches.failing();
    }

    /** Whether the plan has a template for a label. */
    boolean serves(@Nullable Label label) {
        return label != null
                && fleet().templates()
                        .anyMatch(template -> WaitingItems.matches(label.getExpression(), template.labels()));
    }

    /** Whether a cloud is one of amazon-ecs that has a template of the plan for a label. */
    boolean serves(Cloud cloud, @Nullable Label label) {
        return label != null
                && isEcs(cloud)
                && fleet().cloud(cloud.name).stream()
                        .flatMap(spec -> spec.templates().stream())
                        .anyMatch(template -> WaitingItems.matches(label.getExpression(), template.labels()));
    }

    /** Its very own, and nothing that is derived from them: others count their agents in their own way. */
    private static boolean isEcs(Cloud cloud) {
        return cloud.getClass().getName().equals(CLOUD);
    }

    private static boolean isEcs(Node node) {
        return node.getClass().getName().equals(NODE);
    }

    /** A build was given to a node: it takes no other. */
    void used(String node) {
        used.add(node);
    }

    /** A node is online. */
    void connected(String node) {
        launches.connected(node);
    }

    /**
     * Has agents started for the builds that are tied to a label.
     *
     * @return whether every build has an agent now
     */
    boolean provision(Label label) {
        synchronized (deciding) {
            EcsDemand.Answer answer = demand.answer(label.getExpression(), situation());
            answer.agents()
                    .forEach((name, agents) -> fleet().template(name).ifPresent(template -> start(template, agents)));
            return answer.enough();
        }
    }

    /** Nodes and queue of one moment: a build that is taken meanwhile would be in both, or in neither. */
    private Situation situation() {
        Situation[] found = new Situation[1];
        Queue.withLock(() -> {
            Instant now = Instant.now();
            WaitingItems waiting = new WaitingItems(Jenkins.get());
            found[0] = new Situation(
                    fleet(),
                    waiting.items(),
                    EcsDemand.slots(nodes(), launches),
                    waiting.elsewhere(),
                    launches.paused(now),
                    now);
        });
        return found[0];
    }

    private List<EcsDemand.Node> nodes() {
        List<Node> nodes =
                Jenkins.get().getNodes().stream().filter(EcsAgents::isEcs).toList();
        used.retainAll(nodes.stream().map(Node::getNodeName).collect(Collectors.toSet()));
        return nodes.stream()
                .map(node -> new EcsDemand.Node(node.getNodeName(), labels(node), starting(node)))
                .toList();
    }

    private static Set<String> labels(Node node) {
        return node.getAssignedLabels().stream().map(LabelAtom::getName).collect(Collectors.toSet());
    }

    private boolean starting(Node node) {
        Computer computer = node.toComputer();
        return !used.contains(node.getNodeName())
                && (computer == null || (computer.isIdle() && !(computer.isOnline() && computer.isAcceptingTasks())));
    }

    /**
     * Adds the nodes itself: Jenkins would do so in its next round only. The cloud is asked for one label of the template,
     * whatever expression the build has: amazon-ecs gives the label's name to the node, which may not be any.
     */
    private void start(AgentTemplate template, int agents) {
        Cloud cloud = Jenkins.get().getCloud(template.id().cloud());
        Label label = Label.get(template.labels().iterator().next());
        if (cloud == null || label == null || !isEcs(cloud)) {
            return;
        }
        Collection<PlannedNode> planned = cloud.provision(new Cloud.CloudState(label, 0), agents);
        CloudProvisioningListener.all().forEach(listener -> listener.onStarted(cloud, label, planned));
        planned.forEach(this::add);
    }

    private void add(PlannedNode planned) {
        try {
            Node node = planned.future.get();
            CloudProvisioningListener.all().forEach(listener -> listener.onComplete(planned, node));
            launches.added(node.getNodeName(), labels(node));
            if (!isEcs(node)) {
                leaveAlone(node);
            }
            Jenkins.get().addNode(node);
            CloudProvisioningListener.all().forEach(listener -> listener.onCommit(planned, node));
        } catch (ExecutionException | IOException | RuntimeException e) {
            LOGGER.log(
                    Level.WARNING,
                    "The agent " + planned.displayName + " could not be added; Jenkins tries again",
                    Redacted.of(e));
            CloudProvisioningListener.all().forEach(listener -> listener.onFailure(planned, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            planned.spent();
        }
    }

    /** Why a build waits for a template that is left alone; empty if something else may serve it. */
    Optional<String> pause(@Nullable Label label) {
        Optional<Pause> pause = label == null
                ? Optional.empty()
                : demand.pause(label.getExpression(), launches, launches.paused(Instant.now()));
        return pause.filter(why -> !others(label)).map(Pause::text);
    }

    private static boolean others(@Nullable Label label) {
        return label != null
                && WaitingItems.others(Jenkins.get(), label, node -> isEcs(node) && !isOnline(node), EcsAgents::isEcs);
    }

    private static boolean isOnline(Node node) {
        Computer computer = node.toComputer();
        return computer != null && computer.isOnline();
    }

    /** Called on the thread that logs. */
    private void line(LaunchLine line) {
        follow(launches.line(line, Instant.now()));
    }

    private void follow(EcsLaunches.News news) {
        if (news instanceof EcsLaunches.News.Failing failing) {
            FailingTemplates.tell(failing.template(), failing.failure());
        } else if (news instanceof EcsLaunches.News.Ask ask) {
            FargateEngine.get()
                    .whyStopped(
                            ask.task(),
                            stop -> follow(launches.failed(
                                    ask.node(), stop.map(FailureReader::of).orElse(ask.otherwise()), Instant.now())));
        }
    }
}
