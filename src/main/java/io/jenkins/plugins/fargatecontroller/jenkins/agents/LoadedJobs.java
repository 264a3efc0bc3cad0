// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.Extension;
import hudson.model.listeners.ItemListener;

/** Starts the engine once Jenkins has loaded everything. */
@Extension
public class LoadedJobs extends ItemListener {

    @Override
    public void onLoaded() {
        FargateEngine.get().loaded();
    }
}
