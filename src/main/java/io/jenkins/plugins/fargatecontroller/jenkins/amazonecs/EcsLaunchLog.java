// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.amazonecs;

import io.jenkins.plugins.fargatecontroller.amazonecs.LaunchLine;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears what amazon-ecs logs of its launches. */
final class EcsLaunchLog extends Handler {

    /** Kept here: a logger that nobody holds is forgotten, with its handlers. */
    private final Logger logger = Logger.getLogger(LaunchLine.LOGGER);

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Consumer<LaunchLine> told;
    private boolean listening;

    EcsLaunchLog(Consumer<LaunchLine> told) {
        this.told = told;
    }

    synchronized void listen() {
        if (!listening) {
            listening = true;
            logger.addHandler(this);
        }
    }

    @Override
    public void publish(LogRecord line) {
        Throwable thrown = line.getThrown();
        LaunchLine.read(formatter.formatMessage(line), thrown == null ? "" : String.valueOf(thrown.getMessage()))
                .ifPresent(told);
    }

    @Override
    public void flush() {
        // Nothing is kept back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
