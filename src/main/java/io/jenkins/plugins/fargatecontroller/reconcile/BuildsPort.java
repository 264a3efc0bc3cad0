// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

/** Whether this Jenkins starts builds. */
public interface BuildsPort {

    /** Starts none until {@link #resume}; those that run go on. Saying it again changes nothing. */
    void hold(String reason);

    /** Starts builds again, if it was we who held them. */
    void resume();
}
