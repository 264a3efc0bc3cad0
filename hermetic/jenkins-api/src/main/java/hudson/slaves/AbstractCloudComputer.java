// SPDX-License-Identifier: MIT
package hudson.slaves;

/** Signatures of {@code hudson.slaves.AbstractCloudComputer}. */
public class AbstractCloudComputer<T extends AbstractCloudSlave> extends SlaveComputer {
    public AbstractCloudComputer(T slave) {
        super(slave);
    }

    @Override
    public T getNode() {
        throw new UnsupportedOperationException();
    }
}
