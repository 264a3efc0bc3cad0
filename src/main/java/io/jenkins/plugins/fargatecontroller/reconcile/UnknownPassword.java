// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.environment.Password;
import java.security.SecureRandom;
import java.util.Base64;

/** A password that nobody will ever know. It keeps a place until there is a better one. */
final class UnknownPassword {

    private static final SecureRandom RANDOM = new SecureRandom();

    private UnknownPassword() {}

    static Password make() {
        byte[] bytes = new byte[33];
        RANDOM.nextBytes(bytes);
        return new Password(Base64.getEncoder().encodeToString(bytes));
    }
}
