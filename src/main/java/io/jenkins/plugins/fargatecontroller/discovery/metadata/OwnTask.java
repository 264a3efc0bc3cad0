// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.metadata;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The controller's task, put together from both documents of the metadata endpoint.
 *
 * @param service the service's name, if the metadata tell it
 * @param logGroup of the controller's container, if the metadata tell it
 */
public record OwnTask(Task task, Optional<String> service, Optional<String> logGroup) {

    /** The operation that reads the task's document. */
    public static final String TASK = "metadata:task";

    /** The operation that reads the own container's document. */
    public static final String CONTAINER = "metadata:container";

    /**
     * Joins what both documents say. The task's document knows all containers, but not which one this is; the
     * container's document knows that, and names the task in its labels.
     *
     * @param endpoint its last segment is the own container's id on Fargate
     */
    static Fact<OwnTask> join(Fact<TaskMetadata> task, Fact<ContainerMetadata> container, URI endpoint) {
        Optional<ContainerMetadata> own = container.optional().or(() -> own(task, endpoint));
        if (task instanceof Fact.Found<TaskMetadata> found) {
            return own.map(mine -> Fact.found(of(found.value(), mine), Origin.discovered(TASK)))
                    .orElseGet(() -> Fact.failed(
                            "the task metadata do not tell which of the task's containers this is",
                            "discover again; the metadata of a task that is starting may be incomplete"));
        }
        return own.flatMap(OwnTask::fromLabels).orElseGet(() -> ((Fact.Absent<TaskMetadata>) task).cast());
    }

    private static Optional<ContainerMetadata> own(Fact<TaskMetadata> task, URI endpoint) {
        var containers = task.optional().map(TaskMetadata::containers).stream()
                .flatMap(List::stream)
                .filter(container -> container.identity().normal())
                .toList();
        String id = endpoint.getPath().substring(endpoint.getPath().lastIndexOf('/') + 1);
        return containers.stream()
                .filter(container ->
                        container.identity().id().filter(id::equals).isPresent())
                .findFirst()
                .or(() -> containers.size() == 1 ? Optional.of(containers.get(0)) : Optional.empty());
    }

    private static OwnTask of(TaskMetadata task, ContainerMetadata own) {
        return new OwnTask(
                new Task(
                        task.arn(),
                        task.cluster(),
                        task.definition(),
                        new Task.Container(own.identity().name(), task.zone(), own.address())),
                task.service(),
                own.logGroup());
    }

    private static Optional<Fact<OwnTask>> fromLabels(ContainerMetadata own) {
        try {
            return Optional.of(Fact.found(of(TaskMetadata.ofLabels(own.labels()), own), Origin.discovered(CONTAINER)));
        } catch (CallException unlabelled) {
            return Optional.empty();
        }
    }
}
