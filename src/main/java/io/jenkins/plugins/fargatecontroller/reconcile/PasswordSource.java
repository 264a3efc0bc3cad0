// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.environment.PasswordParameter;

/** Reads the administrator's password. */
@FunctionalInterface
public interface PasswordSource {

    /** Asks the parameter store now. */
    Fact<Password> read(PasswordParameter parameter);
}
