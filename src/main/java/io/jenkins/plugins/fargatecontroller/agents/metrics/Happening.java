// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.metrics;

/** What is counted. */
public enum Happening {
    LAUNCHED,
    CONNECTED,
    NOT_STARTED,
    INTERRUPTED,
    LOST,
    FALLBACK,
    ORPHAN_STOPPED,
    REGISTERED
}
