// SPDX-License-Identifier: MIT
package hudson;

import hudson.model.AbstractModelObject;

/** Signatures of {@code hudson.PluginManager}. */
public abstract class PluginManager extends AbstractModelObject {
    private PluginManager() {
        throw new UnsupportedOperationException();
    }

    public PluginWrapper getPlugin(String shortName) {
        throw new UnsupportedOperationException();
    }

    public PluginWrapper whichPlugin(Class c) {
        throw new UnsupportedOperationException();
    }

    public final ClassLoader uberClassLoader;
}
