// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTargetsTest {

    @Test
    void everyThingThatAChangeCanBeAboutHasItsSettings() {
        Map<String, Settings> targets = targets("");
        assertThat(targets.keySet())
                .containsExactly(
                        "cloud fargate-cloud",
                        "template fargate-cloud/build-example",
                        "cloud fargate-cloud-spot",
                        "template fargate-cloud-spot/build-example",
                        "Jenkins URL",
                        "number of executors",
                        "agent port",
                        "job Simple job critical task",
                        "job Simple job non critical task",
                        "user ecsuser");
        assertThat(targets.get("template fargate-cloud/build-example"))
                .extracting(settings -> settings.get(TemplateKeys.CPU))
                .isEqualTo(512);
    }

    @Test
    void aSettingOfJenkinsIsOneKeyAlone() {
        Map<String, Settings> targets = targets("{executors: 3, adminUser: jane}");
        assertThat(targets.get("number of executors"))
                .extracting(Settings::all)
                .satisfies(all -> assertThat(all).containsOnlyKeys(ControllerKeys.EXECUTORS));
        assertThat(targets).containsKey("user jane").doesNotContainKey("user ecsuser");
    }

    @Test
    void ofAPlanOfNothingTheSettingsAreEmpty() {
        Plan nothing = Plan.nothing(new Plan.Verdict(false, List.of(), Withheld.NOTHING));
        assertThat(PlanTargets.of(nothing))
                .containsOnlyKeys("Jenkins URL", "number of executors", "agent port", "user ecsuser")
                .allSatisfy((target, settings) -> assertThat(settings).isEqualTo(Settings.NONE));
    }

    private static Map<String, Settings> targets(String overrides) {
        return PlanTargets.of(Planner.plan(Samples.complete(), OverridesReader.read(overrides, "o.yaml")));
    }
}
