// SPDX-License-Identifier: MIT
package hudson.model;

import jenkins.model.Jenkins;

/** Signatures of {@code hudson.model.Hudson}. */
public class Hudson {
    private Hudson() {
        throw new UnsupportedOperationException();
    }
    /** The configured clouds, in order; saved with Jenkins whenever changed. */
    public static class CloudList extends Jenkins.CloudList {
        public CloudList(Jenkins h) {
            throw new UnsupportedOperationException();
        }

        public CloudList() {
            throw new UnsupportedOperationException();
        }
    }
}
