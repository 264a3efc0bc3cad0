// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

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
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndent(2)
                .setWidth(Integer.MAX_VALUE)
                .setDereferenceAliases(true)
                .build();
        return header(plan) + new Dump(settings, new Representer(settings)).dumpToString(document(plan));
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
                        .map(cloud -> Map.of("ecs", escaped(CloudMapping.cloud(cloud))))
                        .toList());
        Map<String, Object> document = new LinkedHashMap<>();
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

    /**
     * Quotes each text that is not plainly one. JCasC reads YAML 1.1, where {@code yes}, {@code 0123}, {@code 1_000},
     * {@code 12:30} and {@code 2026-01-01} are no texts; a writer of YAML 1.2 leaves some of them bare.
     */
    private static final class Representer extends StandardRepresenter {

        private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./@,-]*(?::+[A-Za-z0-9_./@,-]+)*+");
        private static final Pattern WORD = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

        Representer(DumpSettings settings) {
            super(settings);
            representers.put(String.class, value -> text((String) value));
        }

        private Node text(String text) {
            boolean plain = PLAIN.matcher(text).matches() && !WORD.matcher(text).matches();
            return representScalar(Tag.STR, text, plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
        }
    }
}
