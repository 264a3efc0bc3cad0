// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * A plan as a JCasC file that does by hand what the plugin does by itself. It needs the plugins configuration-as-code
 * and amazon-ecs. The admin user and the sample jobs are not in it: JCasC would want the password, and the Job DSL.
 */
public final class JcascYaml {

    private JcascYaml() {}

    public static String render(Plan plan) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setDefaultScalarStyle(ScalarStyle.PLAIN)
                .setIndent(2)
                .setWidth(120)
                .setDereferenceAliases(true)
                .build();
        return header(plan) + new Dump(settings).dumpToString(document(plan));
    }

    private static String header(Plan plan) {
        String user = plan.controller().value(ControllerKeys.ADMIN_USER, "");
        String parameter = plan.controller().value(ControllerKeys.ADMIN_PARAMETER, "");
        return plan.asleep() ? "# Not on Fargate: there is nothing to configure.\n" : """
                        # Made by Fargate Controller. Needs the plugins configuration-as-code and amazon-ecs.
                        # Not in this file: the user '%s' with the password in the parameter '%s', and the sample jobs.
                        """.formatted(user, parameter);
    }

    private static Map<String, Object> document(Plan plan) {
        Map<String, Object> document = new LinkedHashMap<>();
        if (plan.asleep()) {
            return document;
        }
        Map<String, Object> jenkins = new LinkedHashMap<>();
        plan.controller().value(ControllerKeys.EXECUTORS).ifPresent(count -> jenkins.put("numExecutors", count));
        plan.controller().value(ControllerKeys.AGENT_PORT).ifPresent(port -> jenkins.put("slaveAgentPort", port));
        jenkins.put(
                "clouds",
                plan.clouds().stream()
                        .map(cloud -> Map.of("ecs", escaped(AmazonEcs.cloud(cloud))))
                        .toList());
        document.put("jenkins", jenkins);
        plan.controller()
                .value(ControllerKeys.ROOT_URL)
                .ifPresent(url -> document.put("unclassified", Map.of("location", Map.of("url", url.toString()))));
        return document;
    }

    /** JCasC replaces <code>${…}</code> in values; a caret before it keeps the text as it is. */
    private static Object escaped(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(key, escaped(entry)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JcascYaml::escaped).toList();
        }
        return value instanceof String text ? text.replace("${", "^${") : value;
    }
}
