// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.Extension;
import hudson.model.Executor;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;

/** Says at the end of a build's log what its agents cost. */
@Extension
public class CostLog extends RunListener<Run<?, ?>> {

    /** A pipeline has given its agents back by now; any other build still runs on its agent. */
    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        Executor executor = Executor.currentExecutor();
        if (executor != null && executor.getOwner() instanceof FargateComputer computer) {
            EnginePort.get().use(computer.getName()).ifPresent(use -> AgentCost.add(run, use));
        }
        AgentCost cost = run.getAction(AgentCost.class);
        if (cost != null) {
            cost.getAgents().forEach(text -> listener.getLogger().println("Fargate Controller: " + text));
        }
    }
}
