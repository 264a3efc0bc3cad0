// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import io.jenkins.plugins.fargatecontroller.discovery.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Finds out where the program runs. */
@FunctionalInterface
interface Finder {

    /**
     * Discovers.
     *
     * @param mountinfo the kernel's list of mounts
     * @param progress told of each call when it has ended
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    Discovered find(Path mountinfo, Consumer<Trace.Call> progress) throws InterruptedException;
}
