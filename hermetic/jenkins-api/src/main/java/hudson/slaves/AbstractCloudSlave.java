// SPDX-License-Identifier: MIT
package hudson.slaves;

import hudson.model.Descriptor;
import hudson.model.Slave;
import hudson.model.TaskListener;
import java.io.IOException;

/** Signatures of {@code hudson.slaves.AbstractCloudSlave}. */
public abstract class AbstractCloudSlave extends Slave {
    protected AbstractCloudSlave(String name, String remoteFS, ComputerLauncher launcher)
            throws Descriptor.FormException, IOException {
        super(name, remoteFS, launcher);
    }

    public abstract AbstractCloudComputer createComputer();

    protected abstract void _terminate(TaskListener listener) throws IOException, InterruptedException;
}
