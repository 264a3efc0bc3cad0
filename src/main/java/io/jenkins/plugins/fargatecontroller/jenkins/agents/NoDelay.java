// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.Extension;
import hudson.slaves.NodeProvisioner;

/** Tells the engine that Jenkins looks for more agents, and leaves the rest to others. */
@Extension(ordinal = 100)
public class NoDelay extends NodeProvisioner.Strategy {

    @Override
    public NodeProvisioner.StrategyDecision apply(NodeProvisioner.StrategyState state) {
        FargateEngine.get().demandChanged();
        return NodeProvisioner.StrategyDecision.CONSULT_REMAINING_STRATEGIES;
    }
}
