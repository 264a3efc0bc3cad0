// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.metadata;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import java.util.Optional;

/**
 * What the metadata say about one container.
 *
 * @param logGroup the CloudWatch group it logs to, if its driver is awslogs
 * @param address its first IPv4 address
 * @param labels from which its task can be told if the task's own document cannot be read
 */
record ContainerMetadata(
        Identity identity, Optional<String> logGroup, Optional<String> address, MetadataDocument labels) {

    /** What ECS puts before the names of its labels. */
    static final String LABEL = "com.amazonaws.ecs.";

    /**
     * Which container it is.
     *
     * @param id Fargate's id of it, {@code TASK-NUMBER}
     * @param normal whether it is one of the task definition, not one that ECS or Fargate adds
     */
    record Identity(Optional<String> id, String name, boolean normal) {}

    /** Interprets the document that the endpoint itself answers, or a member of the task's {@code Containers}. */
    static ContainerMetadata of(MetadataDocument document) throws CallException {
        MetadataDocument labels = document.object("Labels");
        String name = labels.text(LABEL + "container-name")
                .or(() -> document.text("Name"))
                .orElseThrow(() -> MetadataDocument.garbled("returned a container without the text field Name"));
        boolean awslogs = document.text("LogDriver").filter("awslogs"::equals).isPresent();
        return new ContainerMetadata(
                new Identity(
                        document.text("DockerId"),
                        name,
                        document.text("Type").map("NORMAL"::equals).orElse(true)),
                awslogs ? document.object("LogOptions").text("awslogs-group") : Optional.empty(),
                document.objects("Networks").stream()
                        .flatMap(network -> network.firstText("IPv4Addresses").stream())
                        .findFirst(),
                labels);
    }
}
