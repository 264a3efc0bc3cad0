// SPDX-License-Identifier: MIT
package jenkins.model;

import hudson.security.ACL;
import hudson.security.AccessControlled;

/** Signatures of {@code jenkins.model.IComputer}. */
public interface IComputer extends AccessControlled {
    @Override
    default ACL getACL() {
        throw new UnsupportedOperationException();
    }
}
