// SPDX-License-Identifier: MIT
package org.jvnet.hudson.reactor;

/** Signatures of {@code org.jvnet.hudson.reactor.ReactorException}, task-reactor 1.9. */
@SuppressWarnings("serial")
public class ReactorException extends Exception {
    public ReactorException(Throwable cause) {
        throw new UnsupportedOperationException();
    }
}
