// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallGraph;
import io.jenkins.plugins.fargatecontroller.discovery.calls.FactFuture;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import java.util.Optional;

/** Starts every call that a task's environment takes, all before it waits for the first, and gathers the facts. */
final class Survey {

    private final Variables variables;
    private final ParameterSurvey parameters;
    private final ComputeSurvey compute;
    private final NetworkSurvey network;
    private final StorageSurvey storage;

    Survey(CallGraph calls, Aws aws, FactFuture<OwnTask> own, Local place) throws InterruptedException {
        this.variables = place.variables();
        var ecs = EcsAnswers.ask(calls, aws.ecs(), own);
        this.parameters = new ParameterSurvey(calls, aws.parameterStore(), own, variables);
        this.compute = new ComputeSurvey(
                own,
                ecs,
                SpotCluster.ask(calls, aws.ecs(), own, parameters.entry(StoredParameters.SPOT_CLUSTER)),
                place.agentPort());
        this.network = new NetworkSurvey(
                calls,
                aws,
                ecs,
                new NetworkSurvey.Addressed(compute.target(), parameters.entry(StoredParameters.ROOT_URL)));
        this.storage = new StorageSurvey(
                calls, aws.fileSystems(), own, compute.container().with(ecs.definition(), place.home()::find));
    }

    /**
     * What the container itself tells.
     *
     * @param agentPort the one that Jenkins's image is told
     */
    record Local(Variables variables, HomeMount home, Optional<Integer> agentPort) {}

    /**
     * Waits for all facts.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    Environment environment() throws InterruptedException {
        return new Environment(
                variables,
                compute.task().await(),
                compute.facts(),
                network.facts(),
                storage.facts(),
                parameters.facts());
    }
}
