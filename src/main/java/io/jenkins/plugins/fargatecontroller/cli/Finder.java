// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import io.jenkins.plugins.fargatecontroller.discovery.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.util.function.Consumer;

/** Finds out where the program runs. */
@FunctionalInterface
interface Finder {

    /**
     * Discovers.
     *
     * @param progress told of each call when it has ended
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    Discovered find(Consumer<Trace.Call> progress) throws InterruptedException;
}
