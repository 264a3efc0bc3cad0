// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume;
import io.jenkins.plugins.fargatecontroller.plan.Problem.Place;
import io.jenkins.plugins.fargatecontroller.plan.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the absence of a fact means for the plan. Clouds and templates speak of their own parts. */
final class FactProblems {

    private final List<Problem> problems = new ArrayList<>();

    private FactProblems() {}

    static List<Problem> of(Environment environment, Settings controller) {
        FactProblems found = new FactProblems();
        found.parameters(environment, controller);
        found.network(environment, controller);
        found.storage(environment.storage());
        found.unanswered(environment);
        return found.problems;
    }

    private void parameters(Environment environment, Settings controller) {
        var parameters = environment.parameters();
        boolean ownParameter = isOverride(controller.find(ControllerKeys.ADMIN_PARAMETER));
        if (!ownParameter) {
            report(Severity.ERROR, "adminParameter", "nobody can log in as the administrator", parameters.admin());
        }
        if (Planner.unanswered(parameters.templates())) {
            report(
                    Severity.ERROR,
                    "templates",
                    "the templates of the parameter store are unknown",
                    parameters.templates());
        }
    }

    private void network(Environment environment, Settings controller) {
        var network = environment.network();
        if (controller.find(ControllerKeys.ROOT_URL).isEmpty()) {
            report(
                    Severity.WARNING,
                    "rootUrl",
                    "the address of Jenkins is not set",
                    network.names().publicUrl());
        }
        report(
                Severity.WARNING,
                "clouds.jenkinsUrl",
                "agents reach the controller by the address of its task, and lose it when the task is replaced",
                network.names().cloudMap());
        report(
                Severity.WARNING,
                "templates.securityGroups",
                "templates without security groups of their own get the default one of the VPC",
                network.securityGroups());
        report(
                Severity.WARNING,
                "templates.executionRole",
                "templates without an execution role of their own cannot write logs or pull private images",
                environment.compute().definition().executionRole());
    }

    private void storage(Environment.Storage storage) {
        report(Severity.WARNING, "storage.home", "JENKINS_HOME is lost with the task", storage.home());
        Optional<HomeVolume> home = storage.home().optional();
        if (home.isPresent() && home.get().mount().state() == HomeVolume.State.NOT_MOUNTED) {
            problems.add(Problem.warning(
                    Place.of("storage.home"),
                    "the task definition mounts %s on %s, but this container has no NFS mount there"
                            .formatted(
                                    home.get().fileSystem(), home.get().mount().path()),
                    "Compare the mount point's containerPath with JENKINS_HOME"));
        }
        if (home.isPresent() && !home.get().transitEncryption()) {
            problems.add(Problem.warning(
                    Place.of("storage.home"),
                    "the volume of JENKINS_HOME is mounted without TLS",
                    "Set transitEncryption: ENABLED in the task definition"));
        }
    }

    /** What else could not be asked for: the plan stands without it, but the page is not complete. */
    private void unanswered(Environment environment) {
        var compute = environment.compute();
        unanswered("task", environment.task());
        unanswered("task.service", compute.service());
        unanswered("task.cluster", compute.cluster());
        unanswered("task.role", compute.definition().taskRole());
        unanswered("task.logGroup", compute.definition().logGroup());
        unanswered("task.ports", compute.definition().ports());
        unanswered("network.publicIp", environment.network().publicIp());
        unanswered("storage.mode", environment.storage().mode());
    }

    private void unanswered(String field, Fact<?> fact) {
        if (Planner.unanswered(fact)) {
            report(Severity.WARNING, field, "not known", fact);
        }
    }

    private void report(Severity severity, String field, String effect, Fact<?> fact) {
        fact.absence()
                .map(absent -> new Problem(
                        severity, Place.of(field), effect + ": " + absent.reason(), capitalised(absent.remedy())))
                .ifPresent(problems::add);
    }

    private static String capitalised(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static boolean isOverride(Optional<? extends Setting<?>> setting) {
        return setting.filter(present -> present.origin().kind()
                        == io.jenkins.plugins.fargatecontroller.environment.Origin.Kind.OVERRIDE)
                .isPresent();
    }
}
