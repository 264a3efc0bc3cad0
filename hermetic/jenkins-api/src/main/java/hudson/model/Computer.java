// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.remoting.VirtualChannel;
import hudson.slaves.OfflineCause;
import java.util.List;
import jenkins.model.IComputer;

/** Signatures of {@code hudson.model.Computer}. */
public abstract class Computer extends Actionable implements IComputer, ExecutorListener {
    protected Computer(Node node) {
        throw new UnsupportedOperationException();
    }

    public boolean isOffline() {
        throw new UnsupportedOperationException();
    }

    public final boolean isOnline() {
        throw new UnsupportedOperationException();
    }

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public final boolean isIdle() {
        throw new UnsupportedOperationException();
    }

    public abstract VirtualChannel getChannel();

    public Node getNode() {
        throw new UnsupportedOperationException();
    }

    public boolean isTemporarilyOffline() {
        throw new UnsupportedOperationException();
    }

    public boolean isAcceptingTasks() {
        throw new UnsupportedOperationException();
    }

    public List<Executor> getExecutors() {
        throw new UnsupportedOperationException();
    }

    public void setTemporaryOfflineCause(OfflineCause temporaryOfflineCause) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
