// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import java.util.Optional;

/** Reads the administrator's password. */
@FunctionalInterface
public interface PasswordSource {

    /**
     * Asks the parameter store now.
     *
     * @param region that of the task, if it is known
     */
    Fact<Password> read(String parameter, Optional<String> region);
}
