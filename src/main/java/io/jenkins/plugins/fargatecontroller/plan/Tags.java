// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Service;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tags by which a controller knows its own agent tasks among others in the same cluster. */
public final class Tags {

    public static final String CONTROLLER = "fargate-controller:controller";
    public static final String CLOUD = "fargate-controller:cloud";
    public static final String TEMPLATE = "fargate-controller:template";

    private Tags() {}

    static Map<String, String> of(String controller, TemplateId template) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(CONTROLLER, controller);
        tags.put(CLOUD, template.cloud());
        tags.put(TEMPLATE, template.name());
        return Collections.unmodifiableMap(tags);
    }

    /** The last part of the parameter path, else the service's name, else the task definition's family. */
    public static String controllerName(Environment environment) {
        return environment
                .variables()
                .parameterPath()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(name -> !name.isEmpty())
                .or(() -> environment.compute().service().optional().map(Service::name))
                .or(() -> environment
                        .task()
                        .optional()
                        .map(task -> task.definition().family()))
                .orElse("jenkins");
    }
}
