// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Platform;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of an agent template, in the parameter store and in overrides alike. */
public final class TemplateKeys {

    /** The list in which templates stand. */
    public static final Subject.Group TEMPLATES = new Subject.Group("templates");

    /** The template that there is without anybody saying so. */
    public static final String BUILD_EXAMPLE = "build-example";

    /** The newest platform version. */
    public static final String LATEST = "LATEST";

    public static final String X86_64 = Platform.X86;
    public static final String ARM64 = Platform.ARM;

    /** Its remoting is that of the image's Jenkins; pinned, so that an agent does not change from one build to the next. */
    static final String AGENT_IMAGE = "jenkins/inbound-agent:3355.v388858a_47b_33-23";

    /** How the expression of a path begins that leads where it seems to. */
    static final String ABSOLUTE = "(?!.*/\\.{1,2}(?:/|$))/";

    public static final Key<String> NAME = new Key<>(
            "name",
            ValueType.matching(
                    Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}"),
                    "up to 100 letters, digits, hyphens and underscores"),
            "Name of the template. In the parameter store by default the last part of the parameter's name.",
            BUILD_EXAMPLE);

    public static final Key<String> CLOUD = new Key<>(
            "cloud",
            ValueType.oneOf(CloudNames.ON_DEMAND, CloudNames.SPOT),
            "Cloud that offers the template. Left out: both clouds, with `-spot` appended to each label in the Spot"
                    + " cloud.",
            CloudNames.ON_DEMAND);

    public static final Key<Boolean> ENABLED =
            new Key<>("enabled", ValueType.flag(), "`false` leaves the template out; by default `true`.", "true");

    public static final Key<String> LABEL = new Key<>(
            "label", AwsTypes.labels(), "Labels that jobs select the agent by; by default the name.", BUILD_EXAMPLE);

    public static final Key<String> IMAGE =
            Key.usually("image", AwsTypes.image(), "Container image of the agent.", AGENT_IMAGE);

    public static final Key<Integer> CPU = Key.usually(
            "cpu", ValueType.number(256, 16384), "CPU units of the task, 1024 to the vCPU; goes with `memory`.", 512);

    public static final Key<Integer> MEMORY =
            Key.usually("memory", ValueType.number(512, 122880), "Memory of the task in MiB; goes with `cpu`.", 1024);

    /** {@code EphemeralStorage} in the API of ECS: 21 to 200 GiB; 20 are there without asking. */
    public static final Key<Integer> EPHEMERAL_STORAGE =
            new Key<>("ephemeralStorage", ValueType.number(20, 200), "Disk of the task in GiB; by default 20.", "40");

    public static final Key<Arn> TASK_ROLE = new Key<>(
            "taskRole",
            AwsTypes.role(),
            "Role that builds run with; by default none.",
            "arn:aws:iam::123456789012:role/deploy");

    public static final Key<Arn> EXECUTION_ROLE = new Key<>(
            "executionRole",
            AwsTypes.role(),
            "Role that pulls the image and writes the log; by default the controller's execution role.",
            "arn:aws:iam::123456789012:role/execution");

    /** {@code AwsVpcConfiguration} in the API of ECS: 16 subnets and 5 security groups at most. */
    public static final Key<List<String>> SUBNETS = new Key<>(
            "subnets",
            AwsTypes.ids("subnet", 16),
            "Subnets of the task; by default the controller's.",
            "subnet-0a1b2c3d4e5f67890");

    public static final Key<List<String>> SECURITY_GROUPS = new Key<>(
            "securityGroups",
            AwsTypes.ids("sg", 5),
            "Security groups of the task; by default the controller's.",
            "sg-0a1b2c3d4e5f67890");

    public static final Key<Boolean> ASSIGN_PUBLIC_IP = new Key<>(
            "assignPublicIp",
            ValueType.flag(),
            "Whether the task gets a public address; by default as for the controller.",
            "false");

    public static final Key<String> PLATFORM_VERSION = Key.usually(
            "platformVersion",
            ValueType.matching(
                    Pattern.compile(LATEST + "|[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}"),
                    LATEST + " or a version such as 1.4.0"),
            "Fargate platform version.",
            LATEST);

    public static final Key<String> CPU_ARCHITECTURE = new Key<>(
                    "cpuArchitecture",
                    ValueType.oneOf(X86_64, ARM64),
                    "Processor of the task: `X86_64` or `ARM64`.",
                    ARM64)
            .usually(X86_64);

    public static final Key<String> REMOTE_FS_ROOT = Key.usually(
            "remoteFSRoot",
            ValueType.matching(Pattern.compile(ABSOLUTE + "\\S*"), "an absolute path without relative parts"),
            "Remote root directory of the agent.",
            "/home/jenkins");

    public static final Key<Map<String, String>> ENVIRONMENT = new Key<>(
            "environment",
            ValueType.names(AwsTypes.variable()),
            "Environment variables of the agent. Not for secrets: they are in plain text.",
            "{MAVEN_OPTS: -Xmx1g}");

    public static final Key<String> LOG_GROUP = new Key<>(
            "logGroup",
            ValueType.matching(Pattern.compile("[A-Za-z0-9_/.#-]{1,512}"), "the name of a CloudWatch log group"),
            "CloudWatch log group of the agent; by default the controller's.",
            "/ecs/jenkins-agents");

    public static final Schema SCHEMA = new Schema(Stream.of(
                    List.of(
                            NAME,
                            CLOUD,
                            ENABLED,
                            LABEL,
                            IMAGE,
                            CPU,
                            MEMORY,
                            EPHEMERAL_STORAGE,
                            TASK_ROLE,
                            EXECUTION_ROLE,
                            SUBNETS,
                            SECURITY_GROUPS,
                            ASSIGN_PUBLIC_IP,
                            PLATFORM_VERSION,
                            CPU_ARCHITECTURE,
                            REMOTE_FS_ROOT,
                            ENVIRONMENT,
                            LOG_GROUP),
                    UseKeys.ALL,
                    ContainerKeys.ALL)
            .flatMap(List::stream)
            .toList());

    private TemplateKeys() {}
}
