// SPDX-License-Identifier: MIT
package hudson.slaves;

import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Queue;
import hudson.model.Slave;
import hudson.model.TaskListener;
import hudson.remoting.Channel;

/** Signatures of {@code hudson.slaves.SlaveComputer}. */
public class SlaveComputer extends Computer {
    public SlaveComputer(Slave slave) {
        super(slave);
    }

    @Override
    public Channel getChannel() {
        throw new UnsupportedOperationException();
    }

    public TaskListener getListener() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Slave getNode() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isAcceptingTasks() {
        throw new UnsupportedOperationException();
    }

    public void setAcceptingTasks(boolean acceptingTasks) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void taskAccepted(Executor executor, Queue.Task task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void taskCompleted(Executor executor, Queue.Task task, long durationMS) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void taskCompletedWithProblems(Executor executor, Queue.Task task, long durationMS, Throwable problems) {
        throw new UnsupportedOperationException();
    }
}
