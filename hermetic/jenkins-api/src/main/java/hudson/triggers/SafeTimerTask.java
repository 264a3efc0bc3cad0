// SPDX-License-Identifier: MIT
package hudson.triggers;

import java.util.TimerTask;

/** Signatures of {@code hudson.triggers.SafeTimerTask}. */
public abstract class SafeTimerTask extends TimerTask {
    public SafeTimerTask() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final void run() {
        throw new UnsupportedOperationException();
    }

    protected abstract void doRun() throws Exception;
}
