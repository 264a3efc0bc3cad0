// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.port;

import hudson.slaves.Cloud;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FargateCloud;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FargateEngine;
import io.jenkins.plugins.fargatecontroller.jenkins.amazonecs.EcsAgents;
import io.jenkins.plugins.fargatecontroller.reconcile.JenkinsPort;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/** Our own engine, and its clouds in the list of Jenkins. */
record JenkinsAgents(Jenkins jenkins, FargateEngine engine) implements JenkinsPort.Agents {

    @Override
    public boolean amazonEcs() {
        return jenkins.getDescriptor(JenkinsClouds.ECS_CLOUD) != null;
    }

    @Override
    public Fleet fleet() {
        return engine.fleet();
    }

    @Override
    public Fleet helped() {
        return EcsAgents.get().fleet();
    }

    @Override
    public void help(Fleet fleet) {
        EcsAgents.get().run(fleet);
    }

    /** The list is saved only if it changes: what a cloud of ours has is not kept with it. */
    @Override
    public void run(Fleet fleet) throws IOException {
        engine.run(fleet);
        List<String> wanted = fleet.clouds().stream().map(CloudSpec::name).toList();
        List<String> present = jenkins.clouds.stream()
                .filter(FargateCloud.class::isInstance)
                .map(cloud -> cloud.name)
                .toList();
        if (!wanted.equals(present)) {
            Stream<Cloud> others = jenkins.clouds.stream().filter(cloud -> !(cloud instanceof FargateCloud));
            jenkins.clouds.replaceBy(Stream.concat(wanted.stream().map(FargateCloud::new), others)
                    .toList());
        }
    }
}
