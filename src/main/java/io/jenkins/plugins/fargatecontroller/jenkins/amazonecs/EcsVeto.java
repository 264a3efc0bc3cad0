// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.amazonecs;

import hudson.Extension;
import hudson.model.queue.CauseOfBlockage;
import hudson.slaves.Cloud;
import hudson.slaves.CloudProvisioningListener;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.NoAgent;
import org.jspecify.annotations.Nullable;

/** Lets no other strategy start agents for the templates of the plan: it would not know of ours, nor of what fails. */
@Extension
public class EcsVeto extends CloudProvisioningListener {

    @Override
    public @Nullable CauseOfBlockage canProvision(Cloud cloud, Cloud.CloudState state, int executors) {
        return EcsAgents.get().serves(cloud, state.getLabel()) ? new NoAgent(Messages.EcsVeto_Ours()) : null;
    }
}
