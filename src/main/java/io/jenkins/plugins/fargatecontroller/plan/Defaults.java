// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import java.util.List;

/** The lowest layer: what holds where nothing else is said. */
final class Defaults {

    /** Its remoting is that of the image's Jenkins; pinned, so that an agent does not change from one build to the next. */
    static final String AGENT_IMAGE = "jenkins/inbound-agent:3355.v388858a_47b_33-23";

    static final String BUILD_EXAMPLE = "build-example";

    private Defaults() {}

    static Settings controller() {
        return Settings.NONE
                .with(ControllerKeys.EXECUTORS, Setting.builtIn(0))
                .with(ControllerKeys.AGENT_PORT, Setting.builtIn(50000))
                .with(ControllerKeys.ADMIN_USER, Setting.builtIn("ecsuser"))
                .with(ControllerKeys.ADMIN_PARAMETER, Setting.builtIn("jenkins-pwd"))
                .with(ControllerKeys.SAMPLE_JOBS, Setting.builtIn(true))
                .with(ControllerKeys.DRIFT, Setting.builtIn("restore"))
                .with(ControllerKeys.RECONCILE_MINUTES, Setting.builtIn(5))
                .with(ControllerKeys.NOTIFICATION_RESULTS, Setting.builtIn(List.of(Occasion.FAILURE.name())));
    }

    static Settings cloud() {
        return Settings.NONE
                .with(
                        CloudKeys.ALLOWED_OVERRIDES,
                        Setting.builtIn(List.of("inheritFrom", "label", "memory", "cpu", "image")))
                .with(CloudKeys.RETENTION_MINUTES, Setting.builtIn(10))
                .with(CloudKeys.MAX_AGENTS, Setting.builtIn(0));
    }

    static Settings template() {
        return Settings.NONE
                .with(TemplateKeys.IMAGE, Setting.builtIn(AGENT_IMAGE))
                .with(TemplateKeys.CPU, Setting.builtIn(512))
                .with(TemplateKeys.MEMORY, Setting.builtIn(1024))
                .with(TemplateKeys.PLATFORM_VERSION, Setting.builtIn("LATEST"))
                .with(TemplateKeys.CPU_ARCHITECTURE, Setting.builtIn("X86_64"))
                .with(TemplateKeys.REMOTE_FS_ROOT, Setting.builtIn("/home/jenkins"));
    }
}
