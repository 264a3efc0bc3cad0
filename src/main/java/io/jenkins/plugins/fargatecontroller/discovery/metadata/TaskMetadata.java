// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.metadata;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.ClusterReference;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the metadata say about the task.
 *
 * @param cluster completed with the task's partition, region and account if the metadata give a name only
 */
public record TaskMetadata(Arn arn, Arn cluster, Task.FamilyRevision definition, Optional<Details> optional) {

    /** What may be missing without harm. */
    record Details(Optional<String> service, Optional<String> zone, List<ContainerMetadata> containers) {}

    /** The fields that every task has, as text. */
    public record Fields(String task, String cluster, String family, Optional<Integer> revision) {}

    /** Interprets the document that the endpoint answers at {@code /task}. */
    public static TaskMetadata of(MetadataDocument document) throws CallException {
        TaskMetadata task = of(new Fields(
                document.required("TaskARN"),
                document.required("Cluster"),
                document.required("Family"),
                document.number("Revision")));
        var containers = new ArrayList<ContainerMetadata>();
        for (MetadataDocument container : document.objects("Containers")) {
            if (container.text("Name").isPresent()) {
                containers.add(ContainerMetadata.of(container));
            }
        }
        return new TaskMetadata(
                task.arn(),
                task.cluster(),
                task.definition(),
                Optional.of(new Details(
                        document.text("ServiceName"), document.text("AvailabilityZone"), List.copyOf(containers))));
    }

    /** The task that a container's labels name, in the shape of the task's own document. */
    static TaskMetadata ofLabels(MetadataDocument labels) throws CallException {
        return of(new Fields(
                labels.required(ContainerMetadata.LABEL + "task-arn"),
                labels.required(ContainerMetadata.LABEL + "cluster"),
                labels.required(ContainerMetadata.LABEL + "task-definition-family"),
                labels.number(ContainerMetadata.LABEL + "task-definition-version")));
    }

    public static TaskMetadata of(Fields fields) throws CallException {
        try {
            Arn arn = Arn.parse(fields.task());
            if (!arn.names("ecs", "task") || arn.region().isEmpty()) {
                throw MetadataDocument.garbled("answered %s, which is not a task ARN".formatted(arn));
            }
            Arn cluster = clusterOf(arn, fields.cluster());
            int revision = fields.revision()
                    .orElseThrow(() -> MetadataDocument.garbled("returned no number in the field Revision"));
            return new TaskMetadata(arn, cluster, new Task.FamilyRevision(fields.family(), revision), Optional.empty());
        } catch (IllegalArgumentException e) {
            throw MetadataDocument.garbled("gave an unexpected answer: " + e.getMessage());
        }
    }

    Optional<String> service() {
        return optional.flatMap(Details::service);
    }

    Optional<String> zone() {
        return optional.flatMap(Details::zone);
    }

    List<ContainerMetadata> containers() {
        return optional.map(Details::containers).orElse(List.of());
    }

    private static Arn clusterOf(Arn task, String cluster) {
        return ClusterReference.find(cluster)
                .map(reference -> reference.beside(task))
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is not a cluster; expected its name or ARN".formatted(cluster)));
    }
}
