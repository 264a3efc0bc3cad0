// SPDX-License-Identifier: MIT
package jenkins.security.seed;

import hudson.model.UserProperty;

/** Signatures of {@code jenkins.security.seed.UserSeedProperty}, jenkins-core 2.516.3. */
public class UserSeedProperty extends UserProperty {

    private UserSeedProperty() {
        throw new UnsupportedOperationException();
    }

    public void renewSeed() {
        throw new UnsupportedOperationException();
    }
}
