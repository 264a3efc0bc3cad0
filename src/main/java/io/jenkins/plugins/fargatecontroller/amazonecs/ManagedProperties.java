// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.settings.Fingerprint;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What we manage in a cloud or a template of amazon-ecs: its parameters of {@link
 * io.jenkins.plugins.fargatecontroller.amazonecs.CloudMapping}. What else somebody sets there is theirs, and stays.
 */
public final class ManagedProperties {

    private static final String VARIABLES = "environments";

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
            "entrypoint",
            "containerUser",
            "repositoryCredentials",
            "enableExecuteCommand",
            "ulimits",
            "efsMountPoints",
            VARIABLES,
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
                differences.add(
                        parameter.equals(VARIABLES)
                                ? hidden(current, planned)
                                : new Difference(parameter, before, after));
            }
        }
        return differences;
    }

    /** The names of variables, and which of them have another value. The values may be secrets. */
    private static Difference hidden(Object current, Object planned) {
        Map<String, String> before = variables(current);
        Map<String, String> after = variables(planned);
        String changes = after.entrySet().stream()
                .map(variable -> Redacted.names(List.of(variable.getKey()))
                        + (before.containsKey(variable.getKey())
                                        && !variable.getValue().equals(before.get(variable.getKey()))
                                ? " (another value)"
                                : ""))
                .collect(Collectors.joining(", "));
        return new Difference(
                VARIABLES, Redacted.names(before.keySet()), changes, Fingerprint.of(before) + Fingerprint.of(after));
    }

    private static Map<String, String> variables(Object template) {
        Map<String, String> variables = new TreeMap<>();
        new DataBoundReader(template)
                .items(VARIABLES).stream()
                        .map(DataBoundReader::new)
                        .forEach(pair -> variables.put(pair.text("name"), pair.text("value")));
        return variables;
    }

    /** All that is planned, as differences from nothing. */
    List<Difference> all(Object planned) {
        return parameters.stream()
                .map(parameter -> new Difference(
                        parameter,
                        "",
                        parameter.equals(VARIABLES)
                                ? Redacted.names(variables(planned).keySet())
                                : text(planned, parameter)))
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
