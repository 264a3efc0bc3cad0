// SPDX-License-Identifier: MIT
package jenkins.util;

import java.util.concurrent.ScheduledExecutorService;

/** Signatures of {@code jenkins.util.Timer}. */
public class Timer {
    private Timer() {
        throw new UnsupportedOperationException();
    }

    public static ScheduledExecutorService get() {
        throw new UnsupportedOperationException();
    }
}
