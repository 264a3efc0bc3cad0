// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer.Ulimit;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CapacityShare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.EfsVolume;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.ContainerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.overrides.UseKeys;
import io.jenkins.plugins.fargatecontroller.plan.Cloud;
import io.jenkins.plugins.fargatecontroller.plan.Tags;
import io.jenkins.plugins.fargatecontroller.plan.Template;
import io.jenkins.plugins.fargatecontroller.settings.Fingerprint;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cloud in terms of the amazon-ecs plugin: the keys of its data binding, which are those of its JCasC as well.
 * Checked against amazon-ecs 1.49.
 */
public final class CloudMapping {

    /** GiB. What Fargate gives by itself; some versions of its API refuse to be asked for it. */
    private static final int USUAL_DISK = 20;

    /**
     * A variable of the agent that changes with the template. amazon-ecs compares the container, the roles and the
     * network mode with the last revision; what else is new, such as disk, processor or tags, would never take effect.
     */
    public static final String REVISION = "FARGATE_CONTROLLER_TEMPLATE";

    private static final int REVISION_LENGTH = 12;

    private CloudMapping() {}

    /** The cloud with its templates. */
    public static Map<String, Object> cloud(Cloud cloud) {
        Settings settings = cloud.settings();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", cloud.name());
        map.put("credentialsId", "");
        settings.value(CloudKeys.CLUSTER).ifPresent(cluster -> map.put("cluster", cluster.toString()));
        map.put("regionName", cloud.region());
        settings.value(CloudKeys.JENKINS_URL).ifPresent(url -> map.put("jenkinsUrl", url.toString()));
        settings.value(CloudKeys.TUNNEL).ifPresent(tunnel -> map.put("tunnel", tunnel));
        map.put("numExecutors", 1);
        map.put("allowedOverrides", String.join(",", settings.get(CloudKeys.ALLOWED_OVERRIDES)));
        map.put("retentionTimeout", settings.get(CloudKeys.RETENTION_MINUTES));
        map.put("maxAgents", settings.get(CloudKeys.MAX_AGENTS));
        map.put(
                "templates",
                cloud.templates().stream()
                        .map(template -> template(cloud, template))
                        .toList());
        return map;
    }

    private static Map<String, Object> template(Cloud cloud, Template template) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("templateName", EcsTemplateName.of(template.tags().getOrDefault(Tags.CONTROLLER, ""), template.name()));
        template.settings().value(TemplateKeys.LABEL).ifPresent(label -> map.put("label", label));
        template.settings().value(TemplateKeys.IMAGE).ifPresent(image -> map.put("image", image));
        map.putAll(compute(template.settings()));
        map.putAll(launch(cloud, template.settings()));
        map.putAll(network(template.settings()));
        map.putAll(roles(template.settings()));
        map.putAll(logging(cloud, template.settings()));
        map.putAll(container(template.settings()));
        Map<String, String> tags = new LinkedHashMap<>(template.tags());
        template.settings().value(UseKeys.TAGS, Map.of()).forEach(tags::putIfAbsent);
        map.put("tags", pairs(tags));
        Map<String, String> environment =
                new LinkedHashMap<>(template.settings().value(TemplateKeys.ENVIRONMENT, Map.of()));
        environment.put(REVISION, Fingerprint.of(map.toString()).substring(0, REVISION_LENGTH));
        map.put("environments", pairs(environment));
        return map;
    }

    private static Map<String, Object> compute(Settings settings) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cpu", settings.get(TemplateKeys.CPU));
        map.put("memory", settings.get(TemplateKeys.MEMORY));
        map.put("memoryReservation", 0);
        settings.value(TemplateKeys.EPHEMERAL_STORAGE)
                .filter(size -> size > USUAL_DISK)
                .ifPresent(size -> map.put("ephemeralStorageSizeInGiB", size));
        map.put("operatingSystemFamily", "LINUX");
        settings.value(TemplateKeys.CPU_ARCHITECTURE).ifPresent(cpu -> map.put("cpuArchitecture", cpu));
        settings.value(TemplateKeys.PLATFORM_VERSION).ifPresent(version -> map.put("platformVersion", version));
        settings.value(TemplateKeys.REMOTE_FS_ROOT).ifPresent(root -> map.put("remoteFSRoot", root));
        return map;
    }

    /**
     * Spot is asked for by a strategy. The launch type stays beside it: without it amazon-ecs registers a task
     * definition that Fargate refuses, and with a strategy it leaves the launch type out of RunTask.
     */
    private static Map<String, Object> launch(Cloud cloud, Settings settings) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("launchType", "FARGATE");
        List<CapacityShare> usual = cloud.spot() ? List.of(CapacityShare.interruptible()) : List.of();
        List<CapacityShare> capacity = settings.value(UseKeys.CAPACITY, usual);
        if (!capacity.isEmpty()) {
            map.put(
                    "capacityProviderStrategies",
                    capacity.stream().map(CloudMapping::strategy).toList());
        }
        return map;
    }

    private static Map<String, Object> strategy(CapacityShare share) {
        Map<String, Object> strategy = new LinkedHashMap<>();
        strategy.put("provider", share.provider());
        strategy.put("base", share.base());
        strategy.put("weight", share.weight());
        return strategy;
    }

    /** What few need. Absent, amazon-ecs has none of it. */
    private static Map<String, Object> container(Settings settings) {
        Map<String, Object> map = new LinkedHashMap<>();
        settings.value(ContainerKeys.ENTRYPOINT).ifPresent(words -> map.put("entrypoint", String.join(" ", words)));
        settings.value(ContainerKeys.USER).ifPresent(user -> map.put("containerUser", user));
        settings.value(ContainerKeys.REPOSITORY_CREDENTIALS)
                .ifPresent(secret -> map.put("repositoryCredentials", secret));
        settings.value(UseKeys.ENABLE_EXECUTE_COMMAND).ifPresent(yes -> map.put("enableExecuteCommand", yes));
        settings.value(ContainerKeys.ULIMITS)
                .ifPresent(limits -> map.put(
                        "ulimits", limits.stream().map(CloudMapping::ulimit).toList()));
        settings.value(ContainerKeys.EFS_VOLUMES).ifPresent(volumes -> map.put("efsMountPoints", mounts(volumes)));
        return map;
    }

    private static Map<String, Object> ulimit(Ulimit limit) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("ulimitName", limit.name());
        map.put("softLimit", limit.soft());
        map.put("hardLimit", limit.hard());
        return map;
    }

    private static List<Map<String, Object>> mounts(List<EfsVolume> volumes) {
        List<Map<String, Object>> mounts = new ArrayList<>();
        for (EfsVolume volume : volumes) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", "efs-" + mounts.size());
            map.put("containerPath", volume.path());
            map.put("readOnly", false);
            map.put("fileSystemId", volume.fileSystem());
            volume.accessPoint().ifPresent(point -> map.put("accessPointId", point));
            map.put("transitEncryption", true);
            map.put("iam", volume.accessPoint().isPresent());
            mounts.add(map);
        }
        return mounts;
    }

    private static Map<String, Object> network(Settings settings) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("networkMode", "awsvpc");
        settings.value(TemplateKeys.SUBNETS).ifPresent(ids -> map.put("subnets", String.join(",", ids)));
        settings.value(TemplateKeys.SECURITY_GROUPS).ifPresent(ids -> map.put("securityGroups", String.join(",", ids)));
        map.put("assignPublicIp", settings.value(TemplateKeys.ASSIGN_PUBLIC_IP, false));
        return map;
    }

    private static Map<String, Object> roles(Settings settings) {
        Map<String, Object> map = new LinkedHashMap<>();
        settings.value(TemplateKeys.TASK_ROLE).ifPresent(role -> map.put("taskrole", role.toString()));
        settings.value(TemplateKeys.EXECUTION_ROLE).ifPresent(role -> map.put("executionRole", role.toString()));
        return map;
    }

    private static Map<String, Object> logging(Cloud cloud, Settings settings) {
        Optional<String> group = settings.value(TemplateKeys.LOG_GROUP);
        if (group.isEmpty()) {
            return Map.of();
        }
        Map<String, String> options = new LinkedHashMap<>();
        options.put("awslogs-group", group.get());
        options.put("awslogs-region", cloud.region());
        options.put("awslogs-stream-prefix", "agent");
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("logDriver", "awslogs");
        map.put("logDriverOptions", pairs(options));
        return map;
    }

    private static List<Map<String, Object>> pairs(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> {
                    Map<String, Object> pair = new LinkedHashMap<>();
                    pair.put("name", entry.getKey());
                    pair.put("value", entry.getValue());
                    return pair;
                })
                .toList();
    }
}
