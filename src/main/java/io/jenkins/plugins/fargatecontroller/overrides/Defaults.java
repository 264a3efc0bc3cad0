// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.List;

/** The lowest layer: what holds where nothing else is said. */
public final class Defaults {

    public static final String BUILD_EXAMPLE = "build-example";

    private Defaults() {}

    public static Settings controller() {
        return Settings.NONE
                .with(ControllerKeys.EXECUTORS, Setting.builtIn(0))
                .with(ControllerKeys.AGENT_PORT, Setting.builtIn(50000))
                .with(ControllerKeys.ADMIN_USER, Setting.builtIn("ecsuser"))
                .with(ControllerKeys.ADMIN_PARAMETER, Setting.builtIn("jenkins-pwd"))
                .with(ControllerKeys.SAMPLE_JOBS, Setting.builtIn(true))
                .with(ControllerKeys.DRIFT, Setting.builtIn("restore"))
                .with(ControllerKeys.RECONCILE_MINUTES, Setting.builtIn(5))
                .with(ControllerKeys.NOTIFICATION_RESULTS, Setting.builtIn(List.of(BuildEvent.FAILURE.name())))
                .with(ControllerKeys.ENGINE, Setting.builtIn(ControllerKeys.ENGINE_AUTO));
    }

    public static Settings cloud() {
        return Settings.NONE
                .with(
                        CloudKeys.ALLOWED_OVERRIDES,
                        Setting.builtIn(List.of("inheritFrom", "label", "memory", "cpu", "image")))
                .with(CloudKeys.RETENTION_MINUTES, Setting.builtIn(10))
                .with(CloudKeys.MAX_AGENTS, Setting.builtIn(0));
    }

    public static Settings template() {
        return Settings.NONE
                .with(TemplateKeys.IMAGE, Setting.builtIn(TemplateKeys.AGENT_IMAGE))
                .with(TemplateKeys.CPU, Setting.builtIn(512))
                .with(TemplateKeys.MEMORY, Setting.builtIn(1024))
                .with(TemplateKeys.PLATFORM_VERSION, Setting.builtIn("LATEST"))
                .with(TemplateKeys.CPU_ARCHITECTURE, Setting.builtIn("X86_64"))
                .with(TemplateKeys.REMOTE_FS_ROOT, Setting.builtIn("/home/jenkins"));
    }
}
