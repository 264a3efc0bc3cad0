// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.settings.YamlWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plan as a JCasC file that does by hand what the plugin does by itself. It needs the plugins configuration-as-code
 * and amazon-ecs. The admin user and the sample jobs are not in it: JCasC would want the password, and the Job DSL.
 */
public final class JcascYaml {

    private JcascYaml() {}

    public static String render(Plan plan) {
        if (plan.asleep()) {
            return "# Not on Fargate: there is nothing to configure.\n{}\n";
        }
        return header(plan) + YamlWriter.write(document(plan));
    }

    private static String header(Plan plan) {
        return """
                # Made by Fargate Controller. Needs the plugins configuration-as-code and amazon-ecs.
                # Not in this file: the user '%s' with the password in the parameter '%s', and the sample jobs.
                """.formatted(
                        plan.controller().value(ControllerKeys.ADMIN_USER, ""),
                        plan.controller().value(ControllerKeys.ADMIN_PARAMETER, ""));
    }

    private static Map<String, Object> document(Plan plan) {
        Map<String, Object> jenkins = new LinkedHashMap<>();
        plan.controller().value(ControllerKeys.EXECUTORS).ifPresent(count -> jenkins.put("numExecutors", count));
        plan.controller().value(ControllerKeys.AGENT_PORT).ifPresent(port -> jenkins.put("slaveAgentPort", port));
        jenkins.put(
                "clouds",
                plan.clouds().stream()
                        .map(cloud -> Map.of("ecs", CloudMapping.cloud(cloud)))
                        .toList());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("jenkins", jenkins);
        plan.controller()
                .value(ControllerKeys.ROOT_URL)
                .ifPresent(url -> document.put("unclassified", Map.of("location", Map.of("url", url.toString()))));
        return document;
    }
}
