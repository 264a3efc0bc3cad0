// SPDX-License-Identifier: MIT
package hudson;

import hudson.model.ModelObject;

/** Signatures of {@code hudson.PluginWrapper}. */
public class PluginWrapper implements ModelObject {
    private PluginWrapper() {
        throw new UnsupportedOperationException();
    }

    public String getShortName() {
        throw new UnsupportedOperationException();
    }

    public String getVersion() {
        throw new UnsupportedOperationException();
    }

    public boolean isActive() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
