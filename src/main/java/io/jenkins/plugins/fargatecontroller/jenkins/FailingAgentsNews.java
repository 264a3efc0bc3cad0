// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.Extension;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FailingTemplates;
import io.jenkins.plugins.fargatecontroller.notification.FailingAgents;

/** Hears of templates whose agents do not start, whoever starts them. */
@Extension
public class FailingAgentsNews implements FailingTemplates {

    @Override
    public void failing(TemplateId template, Failure failure) {
        FargateController.get()
                .notifier()
                .failing(new FailingAgents(template.toString(), failure.text(), failure.remedy()));
    }
}
