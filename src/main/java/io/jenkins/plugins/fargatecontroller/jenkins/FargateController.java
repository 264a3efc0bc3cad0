// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.fargatecontroller.plan.JcascYaml;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Settings;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import io.jenkins.plugins.fargatecontroller.reconcile.Change;
import io.jenkins.plugins.fargatecontroller.reconcile.Headline;
import io.jenkins.plugins.fargatecontroller.reconcile.Status;
import java.util.List;
import java.util.Optional;

/** What the page, the monitor and the configuration ask of the plugin. Checks no permission: its callers do. */
@Extension
public class FargateController {

    public static FargateController get() {
        return ExtensionList.lookupSingleton(FargateController.class);
    }

    /** Where things stand, without any call. */
    public Status status() {
        Plan plan = new Plan(List.of(), Settings.NONE, List.of(), new Plan.Verdict(false, List.of(), Withheld.NOTHING));
        Headline headline = new Headline(Headline.State.DISCOVERING, "The first discovery is running.");
        return new Status(headline, Optional.empty(), plan, List.of(), List.of(), Optional.empty());
    }

    /** Discovers anew and reconciles, on a thread of its own. */
    public void rediscover() {}

    /** Compares Jenkins with the plan now. */
    public List<Change> preview() {
        return List.of();
    }

    /** Makes Jenkins as planned now, also where drift is kept otherwise. Waits for a run that is under way. */
    public void apply() {}

    /** The plan as JCasC YAML. */
    public String exportYaml() {
        return JcascYaml.render(status().plan());
    }
}
