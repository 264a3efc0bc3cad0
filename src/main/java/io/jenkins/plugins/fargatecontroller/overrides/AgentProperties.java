// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.settings.Nearest;
import java.util.List;

/** The properties that a pipeline may set with {@code agent { ecs { … } }}, as amazon-ecs 1.49 names them. */
final class AgentProperties {

    static final List<String> PROPERTIES = List.of(
            "agentContainerName",
            "all",
            "assignPublicIp",
            "cloud",
            "containerUser",
            "cpu",
            "efsMountPoints",
            "environments",
            "ephemeralStorageSizeInGiB",
            "executionRole",
            "extraHosts",
            "image",
            "inheritFrom",
            "kernelCapabilities",
            "label",
            "launchType",
            "logDriver",
            "logDriverOptions",
            "memory",
            "memoryReservation",
            "mountPoints",
            "placementStrategies",
            "platformVersion",
            "portMappings",
            "privileged",
            "remoteFSRoot",
            "securityGroups",
            "sharedMemorySize",
            "subnets",
            "tags",
            "taskDefinitionOverride",
            "taskrole",
            "ulimits",
            "uniqueRemoteFSRoot");

    private AgentProperties() {}

    /** One of the properties, or {@code all}, however it is capitalised. */
    static String property(String word) {
        return Nearest.known(
                word,
                PROPERTIES,
                "is not a property of an ECS agent",
                "expected words such as inheritFrom, label, memory, cpu and image");
    }
}
