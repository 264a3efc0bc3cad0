// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer.Ulimit;
import io.jenkins.plugins.fargatecontroller.agents.fleet.EfsVolume;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Sidecar;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The keys of the agent's container, which become part of its task definition. */
public final class ContainerKeys {

    public static final Key<List<String>> ENTRYPOINT = new Key<>(
            "entrypoint",
            ContainerTypes.words(),
            "Command that replaces the image's entry point; the arguments of the agent follow it. Words separated by"
                    + " spaces, without quotes, or a list.",
            "/usr/local/bin/jenkins-agent");

    public static final Key<String> USER = new Key<>(
            "user",
            ContainerTypes.user(),
            "User that the agent runs as, by name or id, optionally with a colon and a group; by default that of the"
                    + " image.",
            "1000:1000");

    public static final Key<List<Ulimit>> ULIMITS = new Key<>(
            "ulimits",
            ContainerTypes.ulimits(),
            "Limits of the agent's processes, by name: a number, or `SOFT:HARD`.",
            "{nofile: 65535}");

    public static final Key<Boolean> INIT_PROCESS = new Key<>(
            "initProcess",
            ValueType.flag(),
            "Whether an init process removes processes that builds leave behind; by default `false`. Only with `engine:"
                    + " fargate`.",
            "true");

    public static final Key<Map<String, String>> SECRETS = new Key<>(
            "secrets",
            ContainerTypes.secrets(),
            "Environment variables whose values ECS takes from Secrets Manager or the parameter store, by ARN; the"
                    + " execution role has to be allowed to read them. Only with `engine: fargate`.",
            "{NPM_TOKEN: 'arn:aws:ssm:eu-central-1:123456789012:parameter/npm-token'}");

    public static final Key<String> REPOSITORY_CREDENTIALS = new Key<>(
            "repositoryCredentials",
            ContainerTypes.login(),
            "Secret in Secrets Manager with the user and password of the image's registry; the execution role has to be"
                    + " allowed to read it.",
            "arn:aws:secretsmanager:eu-central-1:123456789012:secret:registry-AbCdEf");

    public static final Key<List<EfsVolume>> EFS_VOLUMES = new Key<>(
            "efsVolumes",
            VolumeKeys.TYPE,
            "EFS file systems that are mounted in the agent, each with `fileSystem`, `path` and, optionally,"
                    + " `accessPoint`, which is mounted with the task role.",
            "[{fileSystem: fs-0a1b2c3d4e5f67890, path: /cache}]");

    public static final Key<List<Sidecar>> SIDECARS = new Key<>(
            "sidecars",
            SidecarKeys.TYPE,
            "Containers beside the agent's, each with `name`, `image` and, optionally, `environment`, `ports` and"
                    + " `health`, a command; the agent waits until they are healthy, or have started. They are reached at"
                    + " localhost. Only with `engine: fargate`.",
            "[{name: postgres, image: 'postgres:17', ports: [5432], health: pg_isready}]");

    public static final Key<String> TASK_DEFINITION = new Key<>(
            "taskDefinition",
            ContainerTypes.taskDefinition(),
            "Existing task definition, by family, `FAMILY:REVISION` or ARN, instead of one that the plugin"
                    + " registers. Goes with `agentContainer`. Only with `engine: fargate`.",
            "my-agents");

    public static final Key<String> AGENT_CONTAINER = new Key<>(
            "agentContainer",
            SidecarKeys.container(),
            "The container of `taskDefinition` that the agent runs in. Only with `engine: fargate`.",
            "agent");

    static final List<Key<?>> ALL = List.of(
            ENTRYPOINT,
            USER,
            ULIMITS,
            INIT_PROCESS,
            SECRETS,
            REPOSITORY_CREDENTIALS,
            EFS_VOLUMES,
            SIDECARS,
            TASK_DEFINITION,
            AGENT_CONTAINER);

    private ContainerKeys() {}

    /** What can be said about a file system that an agent sees. */
    private static final class VolumeKeys {

        static final Key<String> FILE_SYSTEM = new Key<>(
                "fileSystem",
                ValueType.matching(
                        Pattern.compile("fs-[0-9a-f]{8}(?:[0-9a-f]{9})?"),
                        "a file system such as fs-0a1b2c3d4e5f67890"),
                "EFS file system.",
                "fs-0a1b2c3d4e5f67890");

        static final Key<String> ACCESS_POINT = new Key<>(
                "accessPoint",
                ValueType.matching(
                        Pattern.compile("fsap-[0-9a-f]{8}(?:[0-9a-f]{9})?"),
                        "an access point such as fsap-0a1b2c3d4e5f67890"),
                "Access point of the file system; the task's role mounts it.",
                "fsap-0a1b2c3d4e5f67890");

        static final Key<String> PATH = new Key<>(
                "path",
                ValueType.matching(
                        Pattern.compile(TemplateKeys.ABSOLUTE + "[^\\s:]+"), "an absolute path without relative parts"),
                "Where the agent sees it.",
                "/cache");

        static final ValueType<List<EfsVolume>> TYPE = new EntryList<>(
                        new Schema(List.of(FILE_SYSTEM, ACCESS_POINT, PATH)),
                        List.of(FILE_SYSTEM, PATH),
                        VolumeKeys::volume)
                .type(VolumeKeys::settings);

        private VolumeKeys() {}

        private static EfsVolume volume(Settings settings) {
            return new EfsVolume(
                    settings.value(FILE_SYSTEM).orElseThrow(),
                    settings.value(ACCESS_POINT),
                    settings.value(PATH).orElseThrow());
        }

        private static Settings settings(EfsVolume volume) {
            return Settings.NONE
                    .with(FILE_SYSTEM, Setting.builtIn(volume.fileSystem()))
                    .with(ACCESS_POINT, () -> volume.accessPoint().map(Setting::builtIn))
                    .with(PATH, Setting.builtIn(volume.path()));
        }
    }
}
