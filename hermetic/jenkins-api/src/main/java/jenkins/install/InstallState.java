// SPDX-License-Identifier: MIT
package jenkins.install;

import hudson.ExtensionPoint;

/** Signatures of {@code jenkins.install.InstallState}, jenkins-core 2.516.3. */
public class InstallState implements ExtensionPoint {
    public static final InstallState RUNNING = null;
    public static final InstallState INITIAL_SETUP_COMPLETED = null;
    public static final InstallState NEW = null;

    public InstallState(String name, boolean isSetupComplete) {
        throw new UnsupportedOperationException();
    }

    public boolean isSetupComplete() {
        throw new UnsupportedOperationException();
    }

    public String name() {
        throw new UnsupportedOperationException();
    }
}
