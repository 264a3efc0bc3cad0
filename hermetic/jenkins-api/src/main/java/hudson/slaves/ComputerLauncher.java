// SPDX-License-Identifier: MIT
package hudson.slaves;

import hudson.ExtensionPoint;
import hudson.model.Describable;

/** Signatures of {@code hudson.slaves.ComputerLauncher}. */
public abstract class ComputerLauncher implements Describable<ComputerLauncher>, ExtensionPoint {
    public ComputerLauncher() {
        throw new UnsupportedOperationException();
    }
}
