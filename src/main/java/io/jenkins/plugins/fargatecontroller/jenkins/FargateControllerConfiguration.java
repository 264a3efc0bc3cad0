// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.Extension;
import jenkins.YesNoMaybe;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;

/**
 * The overrides an administrator keeps, on the Manage page or in JCasC under {@code unclassified: fargateController:}.
 *
 * <p>Not loadable into a running Jenkins: the realm and the clouds are set in the course of the boot.
 */
@Extension(dynamicLoadable = YesNoMaybe.NO)
@Symbol("fargateController")
public class FargateControllerConfiguration extends GlobalConfiguration {
    @Override
    public String getDisplayName() {
        return Messages.FargateControllerConfiguration_DisplayName();
    }
}
