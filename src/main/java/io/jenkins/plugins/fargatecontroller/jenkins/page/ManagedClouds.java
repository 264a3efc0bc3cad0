// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.page;

import hudson.Extension;
import hudson.model.Action;
import hudson.slaves.Cloud;
import io.jenkins.plugins.fargatecontroller.jenkins.FargateController;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FargateCloud;
import java.util.Collection;
import java.util.List;
import jenkins.YesNoMaybe;
import jenkins.model.TransientActionFactory;

/** Says on the page of each cloud of the plan that it is managed, and leads to where; whichever plugin the cloud is of. */
@Extension(dynamicLoadable = YesNoMaybe.NO)
public class ManagedClouds extends TransientActionFactory<Cloud> {

    @Override
    public Class<Cloud> type() {
        return Cloud.class;
    }

    @Override
    public Collection<? extends Action> createFor(Cloud cloud) {
        boolean planned = cloud instanceof FargateCloud
                || FargateController.get().status().plan().clouds().stream()
                        .anyMatch(candidate -> candidate.name().equals(cloud.name));
        return planned ? List.of(new ManagedCloud()) : List.of();
    }
}
