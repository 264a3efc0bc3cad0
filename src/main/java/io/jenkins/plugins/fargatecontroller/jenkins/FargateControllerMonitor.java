// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import hudson.security.Permission;
import io.jenkins.plugins.fargatecontroller.page.ProblemRow;
import java.util.List;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;

/** Tells administrators of problems that need a person, and leads to the page. */
@Extension(dynamicLoadable = YesNoMaybe.NO)
public class FargateControllerMonitor extends AdministrativeMonitor {

    @Override
    public String getDisplayName() {
        return Messages.FargateControllerMonitor_DisplayName();
    }

    @Override
    public boolean isActivated() {
        return !errors().isEmpty();
    }

    @Override
    public Permission getRequiredPermission() {
        return Jenkins.SYSTEM_READ;
    }

    /** Whether this Jenkins has the tag for notices, {@code l:adminMonitor}. */
    public boolean newer() {
        return Jenkins.class.getResource("/lib/layout/adminMonitor.jelly") != null;
    }

    /** What is wrong, without the warnings. */
    public List<ProblemRow> errors() {
        return ProblemRow.errors(FargateController.get().status().plan().problems());
    }
}
