// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hears of templates whose agents do not start. */
public interface FailingTemplates extends ExtensionPoint {

    /** It has begun; told once until an agent of the template has connected. */
    void failing(TemplateId template, Failure failure);

    /** Tells the log, and whoever wants to hear of it. */
    static void tell(TemplateId template, Failure failure) {
        Logger.getLogger(FailingTemplates.class.getName())
                .log(Level.WARNING, "The agents of template {0} do not start: {1}", new Object[] {
                    template, failure.withRemedy()
                });
        ExtensionList.lookup(FailingTemplates.class).forEach(hears -> hears.failing(template, failure));
    }
}
