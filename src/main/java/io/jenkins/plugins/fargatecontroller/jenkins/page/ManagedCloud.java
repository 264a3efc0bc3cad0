// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.page;

import hudson.model.Action;
import io.jenkins.plugins.fargatecontroller.jenkins.Messages;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FargateCloud;

/** The link from the page of a cloud to ours. */
public final class ManagedCloud implements Action {

    @Override
    public String getIconFileName() {
        return FargateCloud.ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.FargateControllerPage_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "/manage/fargate-controller";
    }
}
