// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs.ClusterState;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallGraph;
import io.jenkins.plugins.fargatecontroller.discovery.calls.FactFuture;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Cluster;
import io.jenkins.plugins.fargatecontroller.environment.ClusterReference;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Fact.Cause;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.List;
import java.util.Optional;

/**
 * Decides where Spot agents run: on the cluster that the parameter store names, else on the own one if it offers
 * FARGATE_SPOT.
 *
 * @param asked what is known of the named cluster
 * @param own the controller's own cluster, as ECS describes it
 */
record SpotCluster(Asked asked, Fact<ClusterState> own) {

    /**
     * What is known of the cluster that the parameter names.
     *
     * @param entry the parameter {@code spot-cluster}
     * @param named the cluster that it names
     * @param state what ECS says about that one
     */
    record Asked(Fact<StoredParameters.Entry> entry, Fact<Arn> named, Fact<ClusterState> state) {}

    /** Asks ECS about the cluster that the parameter names, if there is one. */
    static FactFuture<Asked> ask(
            CallGraph calls, Ecs ecs, FactFuture<OwnTask> own, FactFuture<StoredParameters.Entry> entry) {
        FactFuture<Arn> named = entry.with(own, SpotCluster::parse);
        FactFuture<ClusterState> state = EcsAnswers.cluster(calls, ecs, named);
        Origin origin = Origin.discovered(EcsAnswers.CLUSTERS);
        return entry.with(named, (text, arn) -> Fact.found(new Named(text, arn), origin))
                .with(state, (known, answer) -> known.map(one -> new Asked(one.entry(), one.arn(), answer)));
    }

    private record Named(Fact<StoredParameters.Entry> entry, Fact<Arn> arn) {}

    /** Reads the parameter: an ARN, or a name that the task's partition, region and account complete. */
    static Fact<Arn> parse(Fact<StoredParameters.Entry> entry, Fact<OwnTask> own) {
        return entry.then(found -> found.value().fact())
                .then(found -> ClusterReference.find(found.value().strip())
                        .map(reference -> reference
                                .arn()
                                .map(arn -> Fact.found(arn, found.origin()))
                                .orElseGet(() -> own.map(
                                        mine -> reference.beside(mine.task().arn()))))
                        .orElseGet(() -> Fact.none(
                                "parameter %s is neither a cluster's name nor its ARN"
                                        .formatted(found.origin().detail()),
                                "set %s to the name or ARN of a cluster that offers FARGATE_SPOT"
                                        .formatted(found.origin().detail()))));
    }

    static Fact<Cluster> decide(Fact<Asked> asked, Fact<ClusterState> own) {
        return asked.then(known -> new SpotCluster(known.value(), own).decide());
    }

    private Fact<Cluster> decide() {
        if (asked.entry() instanceof Fact.Found<StoredParameters.Entry> parameter) {
            Optional<Fact.Absent<Cluster>> obstacle = obstacle(parameter.value().name());
            return obstacle.isEmpty() ? ofParameter(parameter) : ownInstead(obstacle.get());
        }
        return ownInstead(((Fact.Absent<StoredParameters.Entry>) asked.entry()).cast());
    }

    /** Why the named cluster cannot be used; empty if it can, or if ECS could not be asked. */
    private Optional<Fact.Absent<Cluster>> obstacle(String parameter) {
        return asked.named()
                .absence()
                .map(absent -> absent.<Cluster>cast())
                .or(() -> asked.named()
                        .optional()
                        .flatMap(arn -> problem(arn.toString()))
                        .map(problem -> new Fact.Absent<>(
                                Cause.NONE,
                                "parameter %s names a cluster that %s".formatted(parameter, problem),
                                "set %s to a cluster that offers FARGATE_SPOT".formatted(parameter))));
    }

    private Optional<String> problem(String arn) {
        if (asked.state() instanceof Fact.Found<ClusterState> found) {
            if (!"ACTIVE".equals(found.value().status())) {
                return Optional.of("is " + found.value().status() + ": " + arn);
            }
            return offersSpot(found.value()) ? Optional.empty() : Optional.of("does not offer FARGATE_SPOT: " + arn);
        }
        return asked.state()
                .absence()
                .filter(absent -> absent.cause() == Cause.NONE)
                .map(absent -> "does not exist: " + arn);
    }

    private Fact<Cluster> ofParameter(Fact.Found<StoredParameters.Entry> parameter) {
        return asked.named()
                .then(arn -> Fact.found(
                        new Cluster(
                                arn.value(),
                                asked.state()
                                        .optional()
                                        .map(ClusterState::capacityProviders)
                                        .orElse(List.of())),
                        parameter.origin()));
    }

    private Fact<Cluster> ownInstead(Fact.Absent<Cluster> reason) {
        if (!(own instanceof Fact.Found<ClusterState> found)) {
            return own.isUnanswered() && !reason.isUnanswered() ? ((Fact.Absent<ClusterState>) own).cast() : reason;
        }
        if (offersSpot(found.value())) {
            return Fact.found(
                    new Cluster(found.value().arn(), found.value().capacityProviders()),
                    asked.entry().isFound() ? found.origin().instead(reason.reason()) : found.origin());
        }
        String cluster = found.value().arn().name();
        return new Fact.Absent<>(
                reason.cause(),
                "%s, and the own cluster %s does not offer FARGATE_SPOT".formatted(reason.reason(), cluster),
                "%s, or add FARGATE_SPOT to the capacity providers of %s".formatted(reason.remedy(), cluster));
    }

    private static boolean offersSpot(ClusterState cluster) {
        return cluster.capacityProviders().contains(Cluster.FARGATE_SPOT);
    }
}
