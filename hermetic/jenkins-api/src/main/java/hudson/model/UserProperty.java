// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.ExtensionPoint;

/** Signatures of {@code hudson.model.UserProperty}. */
public abstract class UserProperty implements Describable<UserProperty>, ExtensionPoint {
    public UserProperty() {
        throw new UnsupportedOperationException();
    }

    protected transient User user;

    protected void setUser(User u) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserPropertyDescriptor getDescriptor() {
        throw new UnsupportedOperationException();
    }
}
