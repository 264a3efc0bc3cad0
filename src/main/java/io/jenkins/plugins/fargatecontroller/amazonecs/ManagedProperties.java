// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.settings.Fingerprint;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What we answer for in a cloud or a template of amazon-ecs: its parameters of {@link
 * io.jenkins.plugins.fargatecontroller.amazonecs.CloudMapping}. What else somebody sets there is theirs, and stays.
 */
public final class ManagedProperties {

    public static final ManagedProperties CLOUD = new ManagedProperties(
            "credentialsId",
            "cluster",
            "regionName",
            "jenkinsUrl",
            "tunnel",
            "numExecutors",
            "allowedOverrides",
            "retentionTimeout",
            "maxAgents");

    public static final ManagedProperties TEMPLATE = new ManagedProperties(
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

    private ManagedProperties(String... parameters) {
        this.parameters = List.of(parameters);
    }

    public List<String> parameters() {
        return parameters;
    }

    /** How an object differs from the one that is planned. */
    public List<Difference> differences(Object current, Object planned) {
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
        String text = new DataBoundReader(object).text(parameter);
        return SETS.contains(parameter) ? sorted(text) : text;
    }

    private static String sorted(String list) {
        return String.join(
                ",", Arrays.stream(list.split(",")).map(String::strip).sorted().toList());
    }
}
