// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Cluster;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Origin;
import io.jenkins.plugins.fargatecontroller.environment.Ports;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import io.jenkins.plugins.fargatecontroller.plan.Problem.Place;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans the clouds: which of them there are, in which cluster, and how agents find the controller. */
final class CloudPlanner {

    private final Environment environment;
    private final Overrides overrides;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> withheld = new HashSet<>();

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

    /** Clouds that are left out because something could not be found out. */
    Set<String> withheld() {
        return withheld;
    }

    private Optional<Cloud> cloud(String name, TemplatePlanner templates) {
        Settings settings = overrides.cloud(name).over(discovered(name)).over(Defaults.cloud());
        if (!settings.value(CloudKeys.ENABLED, true)) {
            return Optional.empty();
        }
        Optional<Setting<String>> cluster = settings.find(CloudKeys.CLUSTER).map(this::completed);
        if (cluster.isEmpty() || settings.find(CloudKeys.JENKINS_URL).isEmpty()) {
            leaveOut(name, cluster.isEmpty());
            return Optional.empty();
        }
        String region = region(cluster.get().value());
        Settings complete = settings.with(CloudKeys.CLUSTER, cluster.get());
        return Optional.of(new Cloud(name, region, complete, templates.plan(name)));
    }

    private Settings discovered(String name) {
        Fact<String> cluster = clusterOf(name).map(Arn::toString);
        return Settings.NONE.with(CloudKeys.CLUSTER, Setting.of(cluster)).with(CloudKeys.JENKINS_URL, jenkinsUrl());
    }

    private Fact<Arn> clusterOf(String name) {
        return name.equals(CloudNames.SPOT)
                ? environment.compute().spotCluster().map(Cluster::arn)
                : environment.task().map(Task::cluster);
    }

    /** The Cloud Map name, or the task's own address, which lasts as long as the task. */
    private Optional<Setting<URI>> jenkinsUrl() {
        int port = environment
                .compute()
                .definition()
                .ports()
                .optional()
                .orElse(Ports.USUAL)
                .web();
        return Setting.of(environment.network().names().cloudMap())
                .or(this::address)
                .map(host -> host.map(name -> URI.create("http://" + name + ":" + port + "/")));
    }

    private Optional<Setting<String>> address() {
        return environment
                .task()
                .optional()
                .flatMap(task -> task.container().address())
                .map(address -> new Setting<>(address, Origin.discovered("task metadata, private address")));
    }

    private Setting<String> completed(Setting<String> cluster) {
        return cluster.map(text -> Arn.looksLike(text)
                ? text
                : environment
                        .task()
                        .optional()
                        .map(task ->
                                task.arn().sibling("ecs", "cluster/" + text).toString())
                        .orElse(text));
    }

    private String region(String cluster) {
        return Arn.looksLike(cluster) ? Arn.parse(cluster).region() : "";
    }

    private void leaveOut(String name, boolean clusterMissing) {
        Fact<?> missing =
                clusterMissing ? clusterOf(name) : environment.network().names().cloudMap();
        String key = clusterMissing ? CloudKeys.CLUSTER.name() : CloudKeys.JENKINS_URL.name();
        Fact.Absent<?> absent = missing.absence().orElseThrow();
        Place place = Place.of("clouds").child(name, "").child(key, "");
        String message = "the cloud is left out: " + absent.reason();
        String remedy = "%s; or set '%s' of this cloud".formatted(absent.remedy(), key);
        boolean expected = name.equals(CloudNames.SPOT) && absent.cause() == Fact.Cause.NONE;
        problems.add(expected ? Problem.warning(place, message, remedy) : Problem.error(place, message, remedy));
        if (Planner.unanswered(absent)) {
            withheld.add(name);
        }
    }
}
