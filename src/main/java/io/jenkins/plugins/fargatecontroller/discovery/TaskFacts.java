// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs.ClusterState;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.RunningService;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.RunningTask;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import io.jenkins.plugins.fargatecontroller.environment.Cluster;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Service;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.List;

/** The facts about the task, its service and its cluster. */
final class TaskFacts {

    private TaskFacts() {}

    /** The task; ECS fills in what the metadata of a task that is starting do not tell yet. */
    static Fact<Task> task(Fact<OwnTask> own, Fact<RunningTask> running) {
        return own.map(mine ->
                running.optional().map(seen -> filled(mine.task(), seen)).orElse(mine.task()));
    }

    private static Task filled(Task task, RunningTask seen) {
        Task.Container container = task.container();
        return new Task(
                task.arn(),
                task.cluster(),
                task.definition(),
                new Task.Container(
                        container.name(),
                        container.zone().or(seen::zone),
                        container.address().or(seen::address)));
    }

    static Fact<Service> service(Fact<RunningService> service) {
        return service.map(found -> new Service(found.arn(), found.arn().name()));
    }

    /** The own cluster; without its capacity providers if only the metadata tell of it. */
    static Fact<Cluster> cluster(Fact<OwnTask> own, Fact<ClusterState> state) {
        return own.then(mine -> state.isFound()
                ? state.map(found -> new Cluster(found.arn(), found.capacityProviders()))
                : Fact.found(new Cluster(mine.value().task().cluster(), List.of()), Origin.discovered(OwnTask.TASK)));
    }
}
