// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import java.util.function.Consumer;

/** Finds out where the controller runs. */
@FunctionalInterface
public interface Discovery {

    /**
     * Discovers; takes seconds, and may be called again and again. What goes wrong becomes absent facts.
     *
     * @param progress hears of each call when it has ended, one at a time, on any thread
     * @throws InterruptedException if this thread is interrupted; calls that still run are interrupted too
     */
    Discovered discover(Consumer<Trace.Call> progress) throws InterruptedException;
}
