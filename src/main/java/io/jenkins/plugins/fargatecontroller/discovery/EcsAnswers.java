// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs.ClusterState;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.RunningService;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.RunningTask;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.TaskDefinition;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallGraph;
import io.jenkins.plugins.fargatecontroller.discovery.calls.FactFuture;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall.Reply;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.Optional;

/**
 * What ECS answers about the own task, side by side.
 *
 * @param cluster the own cluster
 */
record EcsAnswers(
        FactFuture<RunningTask> task,
        FactFuture<RunningService> service,
        FactFuture<TaskDefinition> definition,
        FactFuture<ClusterState> cluster) {

    static final String TASKS = "ecs:DescribeTasks";
    static final String SERVICES = "ecs:DescribeServices";
    static final String DEFINITION = "ecs:DescribeTaskDefinition";
    static final String CLUSTERS = "ecs:DescribeClusters";

    /** A service as DescribeServices wants it. */
    private record ServiceOf(Arn cluster, String name) {}

    static EcsAnswers ask(CallGraph calls, Ecs ecs, FactFuture<OwnTask> own) {
        FactFuture<RunningTask> task = task(calls, ecs, own);
        FactFuture<Arn> cluster = own.then(mine -> Fact.found(mine.task().cluster(), Origin.discovered(OwnTask.TASK)));
        return new EcsAnswers(
                task,
                service(calls, ecs, serviceName(own, task)),
                definition(calls, ecs, own),
                cluster(calls, ecs, cluster));
    }

    private static FactFuture<RunningTask> task(CallGraph calls, Ecs ecs, FactFuture<OwnTask> own) {
        return calls.ask(
                own,
                PendingCall.one(
                        TASKS,
                        mine -> mine.task().arn().toString(),
                        mine -> "task " + mine.task().arn(),
                        mine -> ecs.task(mine.task().cluster(), mine.task().arn())));
    }

    private static FactFuture<TaskDefinition> definition(CallGraph calls, Ecs ecs, FactFuture<OwnTask> own) {
        return calls.ask(
                own,
                new PendingCall<>(
                        DEFINITION,
                        mine -> "*",
                        mine -> new Reply<>(
                                Fact.found(
                                        ecs.taskDefinition(
                                                mine.task().definition().toString()),
                                        Origin.discovered(DEFINITION)),
                                1)));
    }

    static FactFuture<ClusterState> cluster(CallGraph calls, Ecs ecs, FactFuture<Arn> cluster) {
        return calls.ask(
                cluster, PendingCall.one(CLUSTERS, Arn::toString, arn -> "cluster " + arn, arn -> ecs.cluster(arn)));
    }

    private static FactFuture<RunningService> service(CallGraph calls, Ecs ecs, FactFuture<ServiceOf> service) {
        return calls.ask(
                service,
                PendingCall.one(
                        SERVICES,
                        of -> of.cluster()
                                .sibling("ecs", "service/" + of.cluster().name() + "/" + of.name())
                                .toString(),
                        of -> "service " + of.name(),
                        of -> ecs.service(of.cluster(), of.name())));
    }

    /** The metadata tell the name since platform version 1.4; else DescribeTasks does, at the price of a longer chain. */
    private static FactFuture<ServiceOf> serviceName(FactFuture<OwnTask> own, FactFuture<RunningTask> task) {
        return own.follow(known -> {
            Optional<ServiceOf> told = known.fact()
                    .optional()
                    .flatMap(mine ->
                            mine.service().map(name -> new ServiceOf(mine.task().cluster(), name)));
            return told.map(service ->
                            FactFuture.of(Fact.found(service, Origin.discovered(OwnTask.TASK)), known.depth()))
                    .orElseGet(() -> task.with(own, EcsAnswers::ofGroup))
                    .known();
        });
    }

    private static Fact<ServiceOf> ofGroup(Fact<RunningTask> task, Fact<OwnTask> own) {
        return own.then(mine -> task.then(running -> running.value()
                .group()
                .filter(group -> group.startsWith("service:"))
                .map(group -> group.substring("service:".length()))
                .map(name -> Fact.found(new ServiceOf(mine.value().task().cluster(), name), Origin.discovered(TASKS)))
                .orElseGet(() -> Fact.none(
                        "the task was started by itself, not by an ECS service",
                        "run the controller as an ECS service, which starts it again when it stops"))));
    }
}
