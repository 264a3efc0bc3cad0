// SPDX-License-Identifier: MIT
package jenkins;

import hudson.ExtensionComponent;
import hudson.ExtensionPoint;

/** Signatures of {@code jenkins.ExtensionFilter}. */
public abstract class ExtensionFilter implements ExtensionPoint {
    public ExtensionFilter() {
        throw new UnsupportedOperationException();
    }

    public abstract <T> boolean allows(Class<T> type, ExtensionComponent<T> component);
}
