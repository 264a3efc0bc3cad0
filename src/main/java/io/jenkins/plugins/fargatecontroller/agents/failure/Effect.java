// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.failure;

/** What follows from a failure. */
public enum Effect {
    /** A person has to act: the next try would end the same way, so they become rare. */
    FATAL,
    /** It may work the next time. */
    TRANSIENT,
    /** AWS has no capacity of the kind. */
    CAPACITY,
    /** The account's quota is used up: nothing of the cloud is tried for a while. */
    QUOTA,
    /** Nothing was wrong with the template. */
    NONE
}
