// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.UserPropertyDescriptor}. */
public abstract class UserPropertyDescriptor extends Descriptor<UserProperty> {
    protected UserPropertyDescriptor(Class<? extends UserProperty> clazz) {
        throw new UnsupportedOperationException();
    }

    protected UserPropertyDescriptor() {
        throw new UnsupportedOperationException();
    }

    public abstract UserProperty newInstance(User user);
}
