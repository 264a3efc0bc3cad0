// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.slaves.ComputerLauncher;
import hudson.slaves.NodeDescriptor;
import hudson.slaves.RetentionStrategy;
import java.io.IOException;

/** Signatures of {@code hudson.model.Slave}. */
public abstract class Slave extends Node {
    protected Slave(String name, String remoteFS, ComputerLauncher launcher)
            throws Descriptor.FormException, IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getNodeName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getNumExecutors() {
        throw new UnsupportedOperationException();
    }

    public void setNumExecutors(int n) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mode getMode() {
        throw new UnsupportedOperationException();
    }

    public void setMode(Mode mode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getNodeDescription() {
        throw new UnsupportedOperationException();
    }

    public void setNodeDescription(String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getLabelString() {
        throw new UnsupportedOperationException();
    }

    public void setLabelString(String labelString) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void setRetentionStrategy(RetentionStrategy availabilityStrategy) {
        throw new UnsupportedOperationException();
    }

    protected Object readResolve() {
        throw new UnsupportedOperationException();
    }

    /** What there is to know of a kind of agent. */
    public abstract static class SlaveDescriptor extends NodeDescriptor {
        public SlaveDescriptor() {
            throw new UnsupportedOperationException();
        }
    }
}
