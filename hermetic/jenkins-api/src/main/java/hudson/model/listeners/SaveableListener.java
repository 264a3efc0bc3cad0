// SPDX-License-Identifier: MIT
package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.XmlFile;
import hudson.model.Saveable;

/** Signatures of {@code hudson.model.listeners.SaveableListener}. */
public abstract class SaveableListener implements ExtensionPoint {
    public SaveableListener() {
        throw new UnsupportedOperationException();
    }

    public void onChange(Saveable o, XmlFile file) {
        throw new UnsupportedOperationException();
    }

    public static void fireOnChange(Saveable o, XmlFile file) {
        throw new UnsupportedOperationException();
    }
}
