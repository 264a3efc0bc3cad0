// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.Extension;
import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.slaves.ComputerListener;
import hudson.slaves.OfflineCause;
import org.jspecify.annotations.Nullable;

/** Tells the engine of nodes that come online or go offline, by themselves or because somebody wants it. */
@Extension
public class NodeNews extends ComputerListener {

    @Override
    public void onOnline(Computer computer, TaskListener listener) {
        changed(computer);
    }

    @Override
    public void onOffline(Computer computer, @Nullable OfflineCause cause) {
        changed(computer);
    }

    @Override
    public void onTemporarilyOffline(Computer computer, @Nullable OfflineCause cause) {
        changed(computer);
    }

    @Override
    public void onTemporarilyOnline(Computer computer) {
        changed(computer);
    }

    private static void changed(Computer computer) {
        if (computer instanceof FargateComputer ours) {
            ours.changed();
        }
    }
}
