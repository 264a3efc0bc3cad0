// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.util.function.Consumer;

/** What a discovery brings: the environment, and how it was found. */
public record Answer(Environment environment, Trace trace) {

    /** Finds out where the controller runs. */
    @FunctionalInterface
    public interface Discovery {

        /**
         * Discovers; takes seconds. What goes wrong becomes absent facts.
         *
         * @param progress told of each call when it has ended
         */
        Answer discover(Consumer<Trace.Call> progress);
    }
}
