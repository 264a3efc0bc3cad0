// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.pipeline.modeldefinition.agent;

/** Signatures of {@code org.jenkinsci.plugins.pipeline.modeldefinition.agent.RetryableDeclarativeAgent}. */
public abstract class RetryableDeclarativeAgent<A extends RetryableDeclarativeAgent<A>> extends DeclarativeAgent<A> {
    public RetryableDeclarativeAgent() {
        throw new UnsupportedOperationException();
    }
}
