// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs.ClusterState;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.RunningTask;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Cluster;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Service;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskFactsTest {

    private static OwnTask own(Optional<String> zone, Optional<String> address) {
        Task task = KnownFacts.own().task();
        return new OwnTask(
                new Task(task.arn(), task.cluster(), task.definition(), new Task.Container("jenkins", zone, address)),
                Optional.empty(),
                Optional.empty());
    }

    private static Task.Container container(OwnTask own, Fact<RunningTask> running) {
        Origin metadata = Origin.discovered(OwnTask.TASK);
        Fact<Task> task = TaskFacts.task(Fact.found(own, metadata), running);
        assertThat(((Fact.Found<Task>) task).origin()).isEqualTo(metadata);
        return task.optional().orElseThrow().container();
    }

    @Test
    void ecsFillsInWhatTheMetadataDoNotTellYet() {
        Fact<RunningTask> running = KnownFacts.ofService(new RunningTask(
                Optional.empty(), Optional.empty(), Optional.of("10.0.0.9"), Optional.of("eu-central-1b")));
        assertThat(container(own(Optional.empty(), Optional.empty()), running))
                .isEqualTo(new Task.Container("jenkins", Optional.of("eu-central-1b"), Optional.of("10.0.0.9")));
        assertThat(container(own(Optional.of("eu-central-1a"), Optional.of("10.0.0.1")), running))
                .isEqualTo(new Task.Container("jenkins", Optional.of("eu-central-1a"), Optional.of("10.0.0.1")));
        assertThat(container(own(Optional.empty(), Optional.of("10.0.0.1")), KnownFacts.denied()))
                .isEqualTo(new Task.Container("jenkins", Optional.empty(), Optional.of("10.0.0.1")));
    }

    @Test
    void withoutMetadataThereIsNoTaskWhateverEcsSays() {
        Fact<RunningTask> running = KnownFacts.ofService(
                new RunningTask(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(TaskFacts.task(KnownFacts.denied(), running)).isEqualTo(KnownFacts.denied());
    }

    @Test
    void aServiceHasTheNameInItsArn() {
        assertThat(TaskFacts.service(KnownFacts.ofService(Account.service(List.of(), List.of()))))
                .isEqualTo(KnownFacts.ofService(
                        new Service(Arn.parse(Account.PREFIX + "service/demo/controller"), "controller")));
        assertThat(TaskFacts.service(KnownFacts.denied())).isEqualTo(KnownFacts.denied());
    }

    @Test
    void theClusterIsAsEcsDescribesItElseTheOneOfTheMetadata() {
        Fact<ClusterState> state =
                KnownFacts.ofService(new ClusterState(Account.CLUSTER, "ACTIVE", List.of("FARGATE_SPOT")));
        assertThat(TaskFacts.cluster(KnownFacts.ownFact(), state))
                .isEqualTo(KnownFacts.ofService(new Cluster(Account.CLUSTER, List.of("FARGATE_SPOT"))));
        assertThat(TaskFacts.cluster(KnownFacts.ownFact(), KnownFacts.denied()))
                .isEqualTo(Fact.found(new Cluster(Account.CLUSTER, List.of()), Origin.discovered("metadata:task")));
        assertThat(TaskFacts.cluster(KnownFacts.denied(), state)).isEqualTo(KnownFacts.denied());
    }
}
