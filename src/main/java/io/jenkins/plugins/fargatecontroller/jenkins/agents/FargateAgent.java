// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Descriptor;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.slaves.AbstractCloudComputer;
import hudson.slaves.AbstractCloudSlave;
import hudson.slaves.JNLPLauncher;
import hudson.slaves.RetentionStrategy;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.launch.AgentFile;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A node of our own engine. It is kept with the request that runs its task, see {@link Agent}. */
public final class FargateAgent extends AbstractCloudSlave {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(FargateAgent.class.getName());
    private static final String FOLDER = "JENKINS_AGENT_WORKDIR";

    private final String agent;
    private volatile boolean used;
    private volatile @Nullable String job;

    FargateAgent(Agent agent, RetentionStrategy<?> retention) throws Descriptor.FormException, IOException {
        super(
                agent.name(),
                agent.request().overrides().shape().environment().getOrDefault(FOLDER, "/home/jenkins"),
                new JNLPLauncher());
        this.agent = AgentFile.write(agent);
        setNumExecutors(1);
        setMode(agent.serves() ? Node.Mode.NORMAL : Node.Mode.EXCLUSIVE);
        setLabelString(String.join(" ", agent.labels()));
        setNodeDescription(Messages.FargateAgent_Description(agent.template()));
        setRetentionStrategy(retention);
    }

    /** What it was started as; empty if its file does not say so any more. */
    Optional<Agent> agent() {
        try {
            return Optional.of(AgentFile.read(agent));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The node " + getNodeName() + " cannot be read; delete it", Redacted.of(e));
            return Optional.empty();
        }
    }

    boolean used() {
        return used;
    }

    Optional<String> job() {
        return Optional.ofNullable(job);
    }

    /** A build is given to it, which is kept. */
    void take(String fullName) {
        used = true;
        job = fullName;
        try {
            save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The node " + getNodeName() + " could not be saved", Redacted.of(e));
        }
    }

    @Override
    public AbstractCloudComputer<?> createComputer() {
        return new FargateComputer(this);
    }

    /**
     * The engine stops the task once it has seen that the node is gone; no call is made here, under the queue's lock.
     * A node that takes no more builds has done its work, and the strategy of {@link JenkinsNodes} ends it; any other is
     * deleted by a person.
     */
    @Override
    protected void _terminate(TaskListener listener) {
        Computer computer = toComputer();
        if (computer != null && computer.isAcceptingTasks()) {
            EnginePort.get().deleted(getNodeName());
        } else {
            EnginePort.get().changed(getNodeName());
        }
    }

    /** Nobody makes one by hand. */
    @Extension
    public static final class DescriptorImpl extends SlaveDescriptor {

        @Override
        public String getDisplayName() {
            return Messages.FargateAgent_DisplayName();
        }

        @Override
        public boolean isInstantiable() {
            return false;
        }
    }
}
