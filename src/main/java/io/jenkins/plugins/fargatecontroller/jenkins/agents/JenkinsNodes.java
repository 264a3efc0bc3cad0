// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.model.Computer;
import hudson.model.Descriptor;
import hudson.model.Node;
import hudson.model.Queue;
import hudson.slaves.OfflineCause;
import hudson.slaves.RetentionStrategy;
import io.jenkins.plugins.fargatecontroller.agents.engine.Nodes;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import jenkins.model.NodeListener;
import jenkins.slaves.JnlpAgentReceiver;
import org.jenkinsci.plugins.structs.describable.DescribableModel;

/** The nodes of this Jenkins. */
record JenkinsNodes(Jenkins jenkins) implements Nodes {

    private static final Logger LOGGER = Logger.getLogger(JenkinsNodes.class.getName());

    /** Pipelines give up an agent at once, and not after minutes, when a node goes that says by this that it is for one build. */
    private static final String ONCE = "org.jenkinsci.plugins.durabletask.executors.OnceRetentionStrategy";

    private static final int NEVER_IDLE = 60 * 24 * 365;

    @Override
    public List<View> ours() {
        return jenkins.getNodes().stream()
                .filter(FargateAgent.class::isInstance)
                .flatMap(node -> view((FargateAgent) node).stream())
                .toList();
    }

    /** Empty for one that is on its way in or out. */
    static Optional<View> view(FargateAgent node) {
        Computer computer = node.toComputer();
        return computer instanceof FargateComputer ours
                ? node.agent()
                        .map(agent -> new View(
                                agent,
                                ours.getChannel() != null,
                                ours.isTemporarilyOffline(),
                                !ours.isIdle(),
                                node.used(),
                                ours.done(),
                                node.job(),
                                ours.since()))
                : Optional.empty();
    }

    @Override
    public Set<String> names() {
        return jenkins.getNodes().stream().map(Node::getNodeName).collect(Collectors.toSet());
    }

    @Override
    public void add(Agent agent, boolean reused) throws NodeFailed {
        try {
            jenkins.addNode(new FargateAgent(agent, reused ? RetentionStrategy.NOOP : once()));
        } catch (IOException | Descriptor.FormException | RuntimeException e) {
            throw new NodeFailed(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public boolean retire(String name) {
        AtomicBoolean busy = new AtomicBoolean();
        computer(name)
                .ifPresent(computer -> Queue.withLock(() -> {
                    if (computer.isIdle()) {
                        computer.setAcceptingTasks(false);
                    } else {
                        busy.set(true);
                    }
                }));
        return !busy.get();
    }

    /** It deletes the node after its first build, as the engine does. */
    private RetentionStrategy<?> once() {
        Descriptor<?> once = jenkins.getDescriptor(ONCE);
        try {
            return once == null
                    ? RetentionStrategy.NOOP
                    : (RetentionStrategy<?>)
                            new DescribableModel<>(once.clazz).instantiate(Map.of("idleMinutes", NEVER_IDLE), null);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "durable-task has another OnceRetentionStrategy than expected", Redacted.of(e));
            return RetentionStrategy.NOOP;
        }
    }

    @Override
    public void remove(String name, Removal why) {
        if (jenkins.getNode(name) instanceof FargateAgent node) {
            log(name, "The agent ends: " + why.text());
            why.failure()
                    .ifPresent(failure ->
                            LOGGER.log(Level.WARNING, "Agent {0}: {1}", new Object[] {name, failure.withRemedy()}));
            try {
                jenkins.removeNode(node);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "The node " + name + " could not be deleted from the disk", Redacted.of(e));
                NodeListener.fireOnDeleted(node); // Jenkins tells pipelines only after that, and they wait for minutes
            }
        }
    }

    @Override
    public void ending(String name, Failure why) {
        computer(name).ifPresent(computer -> {
            computer.setTemporaryOfflineCause(new Ending(why.text()));
            computer.getListener().getLogger().println("No more builds: " + why.withRemedy());
        });
    }

    @Override
    public void log(String name, String line) {
        computer(name).ifPresent(computer -> computer.getListener().getLogger().println(line));
    }

    @Override
    public AgentSecret secret(String name) {
        return new AgentSecret(JnlpAgentReceiver.SLAVE_SECRET.mac(name));
    }

    private Optional<FargateComputer> computer(String name) {
        return Optional.ofNullable(jenkins.getNode(name))
                .map(Node::toComputer)
                .filter(FargateComputer.class::isInstance)
                .map(FargateComputer.class::cast);
    }

    /** Why a node takes no more builds. */
    static final class Ending extends OfflineCause {

        private final String text;

        Ending(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
