// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs.pipeline;

import io.jenkins.plugins.fargatecontroller.amazonecs.TemplateRightsTest;
import java.util.ArrayList;
import java.util.List;

/** Like that of amazon-ecs, which knows the templates that pipelines have derived. */
public final class TaskTemplateMap {

    private static final TaskTemplateMap ONE = new TaskTemplateMap();

    public final List<Object> templates = new ArrayList<>();

    private TaskTemplateMap() {}

    public static TaskTemplateMap get() {
        return ONE;
    }

    public List<Object> getTemplates(TemplateRightsTest.EcsCloud cloud) {
        return templates;
    }
}
