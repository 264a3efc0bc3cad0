// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import io.jenkins.plugins.fargatecontroller.status.Target;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a plan says of each thing that a change can be about. */
final class PlanTargets {

    private PlanTargets() {}

    /** The settings by the target that a change has. */
    static Map<String, Settings> of(Plan plan) {
        Map<String, Settings> targets = new LinkedHashMap<>();
        plan.clouds().forEach(cloud -> {
            targets.put(Target.cloud(cloud.name()), cloud.settings());
            cloud.templates().forEach(template -> targets.put(Target.template(template.id()), template.settings()));
        });
        for (JenkinsSetting setting : JenkinsSetting.values()) {
            targets.put(new SettingDiff(setting).target(), only(plan.controller(), SettingDiff.key(setting)));
        }
        plan.jobs().forEach(job -> targets.put(Target.job(job), only(plan.controller(), ControllerKeys.SAMPLE_JOBS)));
        targets.put(Target.user(Administrator.user(plan)), only(plan.controller(), ControllerKeys.ADMIN_USER));
        return targets;
    }

    private static <T> Settings only(Settings settings, Key<T> key) {
        return Settings.NONE.with(key, () -> settings.find(key));
    }
}
