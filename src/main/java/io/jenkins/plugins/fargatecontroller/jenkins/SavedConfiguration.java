// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import jenkins.model.Jenkins;

/** Hears of every change of Jenkins's own configuration: the clouds, the security, a reload of JCasC. */
@Extension
public class SavedConfiguration extends SaveableListener {

    @Override
    public void onChange(Saveable saved, XmlFile file) {
        if (saved instanceof Jenkins) {
            ExtensionList.lookup(FargateController.class).forEach(controller -> controller.changed(Trigger.SAVE));
        }
    }
}
