// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.amazonecs;

import hudson.Extension;
import hudson.model.Label;
import hudson.slaves.NodeProvisioner;
import hudson.slaves.NodeProvisioner.StrategyDecision;

/** Decides in the place of amazon-ecs how many agents its clouds start, for the templates of the plan. */
@Extension(ordinal = 1000)
public class EcsStrategy extends NodeProvisioner.Strategy {

    @Override
    public StrategyDecision apply(NodeProvisioner.StrategyState state) {
        Label label = state.getLabel();
        return label != null && EcsAgents.get().serves(label) && EcsAgents.get().provision(label)
                ? StrategyDecision.PROVISIONING_COMPLETED
                : StrategyDecision.CONSULT_REMAINING_STRATEGIES;
    }
}
