// SPDX-License-Identifier: MIT
package jenkins.security.seed;

import hudson.model.UserProperty;

/** Signatures of {@code jenkins.security.seed.UserSeedProperty}. */
public class UserSeedProperty extends UserProperty {

    private UserSeedProperty() {
        throw new UnsupportedOperationException();
    }

    public void renewSeed() {
        throw new UnsupportedOperationException();
    }
}
