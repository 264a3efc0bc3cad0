// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.ContainerPorts;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** The keys of the controller itself. */
public final class ControllerKeys {

    public static final Key<URI> ROOT_URL = new Key<>(
            "rootUrl",
            AwsTypes.url(),
            "Address of Jenkins in a browser; by default that of the load balancer.",
            "https://jenkins.example.com/");

    public static final Key<Integer> AGENT_PORT = Key.usually(
            "agentPort",
            ValueType.number(1, 65535),
            "TCP port for inbound agents; by default the one the container exposes.",
            ContainerPorts.USUAL.agents());

    public static final Key<Integer> EXECUTORS =
            Key.usually("executors", ValueType.number(0, 100), "Executors of the built-in node.", 0);

    public static final Key<String> ADMIN_USER = Key.usually(
            "adminUser",
            ValueType.matching(
                    Pattern.compile("(?!(?i:anonymous|authenticated|system|unknown)$)[A-Za-z0-9_.@+-]{1,100}"),
                    "up to 100 letters, digits and any of _.@+-, and no reserved name such as anonymous"),
            "User ID of the administrator.",
            "ecsuser");

    public static final Key<String> ADMIN_PARAMETER = Key.usually(
            "adminParameter",
            ValueType.matching(
                    Pattern.compile(
                            "[A-Za-z0-9_./-]{1,1011}|/aws/reference/secretsmanager/[A-Za-z0-9_./+=@!:-]{1,512}"),
                    "the name of a parameter"),
            "SecureString in the parameter store with the administrator's password; or"
                    + " `/aws/reference/secretsmanager/NAME` for a secret of Secrets Manager, whose whole text is the"
                    + " password.",
            Variables.USUAL_ADMIN_PARAMETER);

    public static final Key<Boolean> SAMPLE_JOBS =
            Key.usually("sampleJobs", ValueType.flag(), "Whether the two sample jobs are created, once.", true);

    public static final String DRIFT_RESTORE = "restore";
    public static final String DRIFT_KEEP = "keep";

    public static final Key<String> DRIFT = Key.usually(
            "drift",
            ValueType.oneOf(DRIFT_RESTORE, DRIFT_KEEP),
            "What happens to a cloud or template of this plugin that somebody changed: `restore` it, or `keep` the"
                    + " change and show it.",
            DRIFT_RESTORE);

    public static final Key<Integer> RECONCILE_MINUTES =
            Key.usually("reconcileMinutes", ValueType.number(1, 1440), "Minutes between two checks.", 5);

    public static final Key<Arn> NOTIFICATION_TOPIC = new Key<>(
            "notificationTopic",
            AwsTypes.topic(),
            "SNS topic for failed builds; by default the one in the parameter store.",
            "arn:aws:sns:eu-central-1:123456789012:jenkins");

    public static final Key<List<String>> NOTIFICATION_RESULTS = new Key<>(
                    "notificationResults",
                    ValueType.listOrNone(BuildEvent::word),
                    "Which builds are published to the topic: `FAILURE`, `UNSTABLE`, `ABORTED`, `NOT_BUILT`, and"
                            + " `FIXED` for the first good one after a bad one; `[]` for none.",
                    "FAILURE,FIXED")
            .usually(List.of(BuildEvent.FAILURE.name()));

    public static final String ENGINE_AUTO = "auto";
    public static final String ENGINE_FARGATE = "fargate";
    public static final String ENGINE_AMAZON_ECS = "amazon-ecs";

    public static final Key<String> ENGINE = new Key<>(
                    "engine",
                    ValueType.oneOf(ENGINE_AUTO, ENGINE_FARGATE, ENGINE_AMAZON_ECS),
                    "Engine that runs the agents: this plugin (`fargate`), or the plugin `amazon-ecs`; `auto` uses"
                            + " amazon-ecs if it is installed and loads, otherwise this plugin.",
                    ENGINE_FARGATE)
            .usually(ENGINE_AUTO);

    public static final Schema SCHEMA = new Schema(List.of(
            ROOT_URL,
            AGENT_PORT,
            EXECUTORS,
            ADMIN_USER,
            ADMIN_PARAMETER,
            SAMPLE_JOBS,
            DRIFT,
            RECONCILE_MINUTES,
            NOTIFICATION_TOPIC,
            NOTIFICATION_RESULTS,
            ENGINE));

    private ControllerKeys() {}
}
