// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.Extension;
import jenkins.YesNoMaybe;
import jenkins.model.SimplePageDecorator;

/**
 * Says on the login page that the administrator's password could not be read: whoever would find the reason inside cannot
 * come in. Anybody may see that page, so it names no role, parameter or account. Its footer is that of every such
 * extension; of their heads Jenkins takes the first one's alone, so this one comes after Jenkins' own.
 */
@Extension(ordinal = LoginNotice.LAST, dynamicLoadable = YesNoMaybe.NO)
public class LoginNotice extends SimplePageDecorator {

    static final double LAST = -10_000;

    /** Whether there is anything to say. */
    public boolean isShown() {
        return FargateController.get().status().lacksAdministrator();
    }
}
