// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.environment.ClusterReference;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.net.URI;
import java.util.List;

/** The keys of a cloud. */
public final class CloudKeys {

    /** The list in which clouds stand. */
    public static final Subject.Group CLOUDS = new Subject.Group("clouds");

    public static final Key<String> NAME = new Key<>(
            "name",
            ValueType.oneOf(CloudNames.ON_DEMAND, CloudNames.SPOT),
            "`fargate-cloud` or `fargate-cloud-spot`.",
            CloudNames.SPOT);

    public static final Key<Boolean> ENABLED =
            new Key<>("enabled", ValueType.flag(), "`false` leaves the cloud out; by default `true`.", "true");

    public static final Key<ClusterReference> CLUSTER = new Key<>(
            "cluster",
            AwsTypes.cluster(),
            "ECS cluster that agents run in, by name or ARN; by default the discovered one.",
            "jenkins-spot");

    public static final Key<URI> JENKINS_URL = new Key<>(
            "jenkinsUrl",
            AwsTypes.urlForOthers(),
            "Address by which agents reach the controller; by default its Cloud Map name.",
            "http://controller.jenkins.local:8080/");

    public static final Key<String> TUNNEL = new Key<>(
            "tunnel",
            AwsTypes.tunnel(),
            "Host and port of the inbound agent listener, if it is not the host of `jenkinsUrl`.",
            "controller.jenkins.local:50000");

    public static final Key<List<String>> ALLOWED_OVERRIDES = Key.usually(
            "allowedOverrides",
            ValueType.listOrNone(AgentProperties::property),
            "What a pipeline may change of a template with `agent { fargate { … } }` or `agent { ecs { … } }`; `all`"
                    + " for anything, `[]` for nothing.",
            List.of("inheritFrom", "label", "memory", "cpu", "image"));

    public static final Key<Integer> RETENTION_MINUTES = Key.usually(
            "retentionMinutes",
            ValueType.number(1, 1440),
            "Minutes after which an idle agent is stopped.",
            UseRules.Patience.USUAL_MINUTES);

    public static final Key<Integer> MAX_AGENTS = Key.usually(
            "maxAgents",
            ValueType.number(0, 10000),
            "Maximum number of agents at a time; 0 for no limit. amazon-ecs counts them for each label, and does not"
                    + " count those of `agent { ecs { … } }`.",
            0);

    public static final Schema SCHEMA = new Schema(
            List.of(NAME, ENABLED, CLUSTER, JENKINS_URL, TUNNEL, ALLOWED_OVERRIDES, RETENTION_MINUTES, MAX_AGENTS));

    private CloudKeys() {}
}
