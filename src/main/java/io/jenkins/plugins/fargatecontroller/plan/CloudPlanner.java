// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Cluster;
import io.jenkins.plugins.fargatecontroller.environment.ClusterReference;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Plans the clouds: which of them there are, in which cluster, and how agents find the controller. */
final class CloudPlanner {

    /** What a planned cloud says of itself; its name is its own. */
    private static final Schema PLANNED = CloudKeys.SCHEMA.without(CloudKeys.NAME);

    private final Environment environment;
    private final Overrides overrides;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> withheld = new TreeSet<>();

    CloudPlanner(Environment environment, Overrides overrides) {
        this.environment = environment;
        this.overrides = overrides;
    }

    List<Cloud> plan(TemplatePlanner templates) {
        return CloudNames.ALL.stream()
                .flatMap(name -> cloud(name, templates).stream())
                .toList();
    }

    List<Problem> problems() {
        return problems;
    }

    /** Clouds that are left out because something is wrong or could not be found out. */
    Set<String> withheld() {
        return withheld;
    }

    private Optional<Cloud> cloud(String name, TemplatePlanner templates) {
        Settings settings = overrides.cloud(name).over(discovered(name)).over(CloudKeys.SCHEMA.usual());
        if (!settings.value(CloudKeys.ENABLED, true)) {
            return Optional.empty();
        }
        Optional<Setting<Arn>> cluster = cluster(name, settings.find(CloudKeys.CLUSTER));
        boolean reachable = settings.find(CloudKeys.JENKINS_URL).isPresent();
        if (cluster.isPresent() && !reachable) {
            leaveOut(name, CloudKeys.JENKINS_URL, environment.network().names().cloudMap());
        }
        boolean broken = overrides.brokenClouds().contains(name);
        if (broken) {
            withheld.add(name);
        }
        return cluster.filter(arn -> reachable && !broken)
                .map(arn -> new Cloud(
                        name,
                        arn.value().region(),
                        PLANNED.sorted(settings.with(CloudKeys.CLUSTER, arn.map(ClusterReference::of))),
                        templates.plan(name, new CapacityCheck(known(arn.value()))),
                        templates.disabled(name)));
    }

    private Settings discovered(String name) {
        return Settings.NONE
                .with(CloudKeys.CLUSTER, clusterOf(name).map(ClusterReference::of))
                .with(CloudKeys.JENKINS_URL, () -> ControllerAddress.of(environment, overrides.controller()));
    }

    private Fact<Arn> clusterOf(String name) {
        return name.equals(CloudNames.SPOT)
                ? environment.compute().spotCluster().map(Cluster::arn)
                : environment.task().map(Task::cluster);
    }

    /** The cluster's ARN, which is completed if it is given by name; empty if the cloud has to be left out. */
    private Optional<Setting<Arn>> cluster(String name, Optional<Setting<ClusterReference>> given) {
        if (given.isEmpty()) {
            leaveOut(name, CloudKeys.CLUSTER, clusterOf(name));
            return Optional.empty();
        }
        Setting<ClusterReference> reference = given.get();
        Optional<Arn> own = environment.task().optional().map(Task::arn);
        Optional<Arn> arn = reference.value().arn().or(() -> own.map(reference.value()::beside));
        if (arn.isEmpty()) {
            leaveOut(name, CloudKeys.CLUSTER, environment.task());
            return Optional.empty();
        }
        Optional<String> foreign = own.flatMap(task -> OwnAccount.foreign("cluster", arn.get(), task)
                .or(() -> OwnAccount.elsewhere("cluster", arn.get(), task)));
        foreign.ifPresent(message -> {
            problems.add(Problem.error(
                    place(name, CloudKeys.CLUSTER, reference.where()),
                    message,
                    "Use a cluster of the controller's account and region"));
            withheld.add(name);
        });
        return foreign.isPresent() ? Optional.empty() : Optional.of(reference.map(same -> arn.get()));
    }

    /** What ECS says of a cluster. One without capacity providers is one of which ECS has not answered anything. */
    private Optional<Cluster> known(Arn arn) {
        var compute = environment.compute();
        return Stream.of(compute.cluster(), compute.spotCluster())
                .flatMap(fact -> fact.optional().stream())
                .filter(cluster -> cluster.arn().equals(arn)
                        && !cluster.capacityProviders().isEmpty())
                .findFirst();
    }

    private void leaveOut(String name, Key<?> key, Fact<?> missing) {
        Optional<? extends Fact.Absent<?>> absent = missing.absence();
        String reason = absent.map(Fact.Absent::reason).orElse("no usable value was found");
        String remedy = absent.map(known -> Problem.orSet(known.remedy(), key, "of this cloud"))
                .orElseGet(() -> Problem.toSet(key, "of this cloud"));
        Location place = place(name, key, "");
        String message = "the cloud is left out: " + reason;
        boolean expected = name.equals(CloudNames.SPOT)
                && absent.filter(fact -> fact.cause() == Fact.Cause.NONE).isPresent();
        problems.add(expected ? Problem.warning(place, message, remedy) : Problem.error(place, message, remedy));
        if (missing.isUnanswered()) {
            withheld.add(name);
        }
    }

    private static Location place(String cloud, Key<?> key, String where) {
        return new Location(CloudKeys.CLOUDS.entry(cloud).field(key), where);
    }
}
