// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs.DefinedContainer;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.TargetOfBalancer;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.TaskDefinition;
import io.jenkins.plugins.fargatecontroller.discovery.calls.FactFuture;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Compute;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Definition;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import java.util.Optional;
import java.util.function.Function;

/**
 * The facts about the task, its service, its cluster and its definition.
 *
 * @param spot asked for beside the own cluster
 * @param agentPort the one that Jenkins's image is told
 */
record ComputeSurvey(
        FactFuture<OwnTask> own, EcsAnswers ecs, FactFuture<SpotCluster.Asked> spot, Optional<Integer> agentPort) {

    FactFuture<Task> task() {
        return own.with(ecs.task(), TaskFacts::task);
    }

    /** The own container in the task definition. */
    FactFuture<DefinedContainer> container() {
        return own.with(ecs.definition(), DefinitionFacts::container);
    }

    /** Where the load balancer sends requests to. */
    FactFuture<TargetOfBalancer> target() {
        return own.with(ecs.service(), DefinitionFacts::target);
    }

    Compute facts() throws InterruptedException {
        return new Compute(
                ecs.service().map(TaskFacts::service).await(),
                own.with(ecs.cluster(), TaskFacts::cluster).await(),
                spot.with(ecs.cluster(), SpotCluster::decide).await(),
                definition());
    }

    private Definition definition() throws InterruptedException {
        return new Definition(
                role(TaskDefinition::taskRole, "task role").await(),
                role(TaskDefinition::executionRole, "execution role").await(),
                own.with(container(), DefinitionFacts::logGroup).await(),
                container()
                        .with(
                                target(),
                                (own, way) -> agentPort
                                        .map(told -> DefinitionFacts.ports(own, way, told))
                                        .orElseGet(() -> DefinitionFacts.ports(own, way)))
                        .await());
    }

    private FactFuture<Arn> role(Function<TaskDefinition, Optional<Arn>> role, String kind) {
        return own.with(ecs.definition(), (mine, definition) -> DefinitionFacts.role(mine, definition, role, kind));
    }
}
