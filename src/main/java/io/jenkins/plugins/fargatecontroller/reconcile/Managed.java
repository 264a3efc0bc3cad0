// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What we answer for in a cloud or a template of amazon-ecs: its parameters of {@link
 * io.jenkins.plugins.fargatecontroller.plan.AmazonEcs}. What else somebody sets there is theirs, and stays.
 */
final class Managed {

    static final Managed CLOUD = new Managed(
            "credentialsId",
            "cluster",
            "regionName",
            "jenkinsUrl",
            "tunnel",
            "numExecutors",
            "allowedOverrides",
            "retentionTimeout",
            "maxAgents");

    static final Managed TEMPLATE = new Managed(
            "label",
            "image",
            "cpu",
            "memory",
            "memoryReservation",
            "ephemeralStorageSizeInGiB",
            "operatingSystemFamily",
            "cpuArchitecture",
            "platformVersion",
            "remoteFSRoot",
            "launchType",
            "capacityProviderStrategies",
            "networkMode",
            "subnets",
            "securityGroups",
            "assignPublicIp",
            "taskrole",
            "executionRole",
            "logDriver",
            "logDriverOptions",
            "environments",
            "tags");

    /** The order of their members means nothing. */
    private static final Set<String> SETS = Set.of("subnets", "securityGroups");

    private final List<String> parameters;

    private Managed(String... parameters) {
        this.parameters = List.of(parameters);
    }

    List<String> parameters() {
        return parameters;
    }

    /** How an object differs from the one that is planned. */
    List<Difference> differences(Object current, Object planned) {
        List<Difference> differences = new ArrayList<>();
        for (String parameter : parameters) {
            String before = text(current, parameter);
            String after = text(planned, parameter);
            if (!before.equals(after)) {
                differences.add(new Difference(parameter, before, after));
            }
        }
        return differences;
    }

    /** All that is planned, as differences from nothing. */
    List<Difference> all(Object planned) {
        return parameters.stream()
                .map(parameter -> new Difference(parameter, "", text(planned, parameter)))
                .filter(difference -> !difference.after().isEmpty())
                .toList();
    }

    /** The managed values, short; two objects with the same fingerprint need no change from one to the other. */
    String fingerprint(Object object) {
        Map<String, String> values = new TreeMap<>();
        parameters.forEach(parameter -> values.put(parameter, text(object, parameter)));
        return Fingerprint.of(values);
    }

    private static String text(Object object, String parameter) {
        String text = new Bean(object).text(parameter);
        return SETS.contains(parameter) ? sorted(text) : text;
    }

    private static String sorted(String list) {
        return String.join(
                ",", Arrays.stream(list.split(",")).map(String::strip).sorted().toList());
    }
}
