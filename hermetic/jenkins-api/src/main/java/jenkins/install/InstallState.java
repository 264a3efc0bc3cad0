// SPDX-License-Identifier: MIT
package jenkins.install;

import hudson.ExtensionPoint;

/** Signatures of {@code jenkins.install.InstallState}. */
public class InstallState implements ExtensionPoint {
    public static final InstallState RUNNING = signature();
    public static final InstallState INITIAL_SETUP_COMPLETED = signature();
    public static final InstallState NEW = signature();

    public InstallState(String name, boolean isSetupComplete) {
        throw new UnsupportedOperationException();
    }

    public boolean isSetupComplete() {
        throw new UnsupportedOperationException();
    }

    public String name() {
        throw new UnsupportedOperationException();
    }

    private static <T> T signature() {
        return null;
    }
}
