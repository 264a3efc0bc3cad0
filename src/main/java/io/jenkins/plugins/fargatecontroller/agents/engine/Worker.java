// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import java.time.Duration;

/** The threads of the engine. */
public interface Worker {

    /** Soon, on the engine's own thread, after what was asked for before. */
    void run(Runnable work);

    /** The same, later. */
    void later(Duration time, Runnable work);

    /** Soon, on a thread that may wait for an answer. */
    void call(Runnable work);
}
