// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the absence of a fact means for the plan. Clouds and templates speak of their own parts. */
final class FactProblems {

    private final Environment environment;
    private final List<Problem> problems = new ArrayList<>();

    private FactProblems(Environment environment) {
        this.environment = environment;
    }

    static List<Problem> of(Environment environment, Settings controller, List<Cloud> clouds) {
        FactProblems found = new FactProblems(environment);
        found.admin(controller.find(ControllerKeys.ADMIN_PARAMETER));
        found.templates();
        found.rootUrl(controller);
        found.passedOver();
        found.agents(clouds);
        found.storage(environment.storage());
        found.unanswered();
        return found.problems;
    }

    /** Discovery asked for the parameter that the environment names, not for one in the overrides. */
    private void admin(Optional<Setting<String>> parameter) {
        boolean overridden = parameter
                .filter(name -> name.origin().kind() == Origin.Layer.OVERRIDE)
                .isPresent();
        if (!overridden) {
            error(
                    "adminParameter",
                    "nobody can log in as the administrator",
                    environment.parameters().admin());
        }
    }

    private void templates() {
        Fact<?> templates = environment.parameters().templates();
        if (templates.isUnanswered() && environment.variables().pathFlaw().isEmpty()) {
            error("templates", "the templates of the parameter store are unknown", templates);
        }
    }

    private void rootUrl(Settings controller) {
        if (controller.find(ControllerKeys.ROOT_URL).isEmpty()) {
            instead(
                    new Instead(ControllerKeys.ROOT_URL, "rootUrl", "in the overrides"),
                    "the address of Jenkins is not set",
                    environment.network().names().publicUrl());
        }
    }

    /** A parameter of a plain text that is wrong, and passed over. */
    private void passedOver() {
        flaw(
                "rootUrl",
                "the load balancer's address serves",
                environment.network().names().publicUrl());
        flaw(
                "clouds." + CloudNames.SPOT + ".cluster",
                "the own cluster serves",
                environment.compute().spotCluster());
    }

    private void flaw(String field, String effect, Fact<?> fact) {
        if (fact instanceof Fact.Found<?> found) {
            found.origin()
                    .flaw()
                    .ifPresent(flaw -> problems.add(Problem.warning(
                            Location.of(field), flaw + ", so " + effect, "Correct the parameter, or delete it")));
        }
    }

    private void agents(List<Cloud> clouds) {
        if (clouds.stream().anyMatch(FactProblems::usesFoundAddress)) {
            instead(
                    new Instead(CloudKeys.JENKINS_URL, "clouds.jenkinsUrl", "of the clouds"),
                    "agents reach the controller by the address of its task, and lose it when the task is replaced",
                    environment.network().names().cloudMap());
        }
        if (anyTemplate(
                clouds, settings -> settings.find(TemplateKeys.EXECUTION_ROLE).isEmpty())) {
            instead(
                    new Instead(TemplateKeys.EXECUTION_ROLE, "templates.executionRole", "of the templates"),
                    "templates without an execution role of their own cannot write logs or pull private images",
                    environment.compute().definition().executionRole());
        }
    }

    private static boolean usesFoundAddress(Cloud cloud) {
        return cloud.settings()
                .find(CloudKeys.JENKINS_URL)
                .filter(url -> url.origin().kind() == Origin.Layer.DISCOVERED)
                .isPresent();
    }

    private static boolean anyTemplate(List<Cloud> clouds, Predicate<Settings> condition) {
        return clouds.stream()
                .flatMap(cloud -> cloud.templates().stream())
                .map(Template::settings)
                .anyMatch(condition);
    }

    private void storage(Environment.Storage storage) {
        warning(
                "storage.home",
                storage.home().isUnanswered()
                        ? "it is not known whether JENKINS_HOME outlives the task"
                        : "JENKINS_HOME is lost with the task",
                storage.home());
        Optional<HomeVolume> home = storage.home().optional();
        home.filter(volume -> volume.mount().state() == HomeVolume.MountState.NOT_MOUNTED)
                .ifPresent(volume -> problems.add(Problem.warning(
                        Location.of("storage.home"),
                        "the task definition mounts %s on %s, but this container has no NFS mount there"
                                .formatted(volume.fileSystem(), volume.mount().path()),
                        "Compare the mount point's containerPath with JENKINS_HOME")));
        home.filter(volume -> !volume.transitEncryption())
                .ifPresent(volume -> problems.add(Problem.warning(
                        Location.of("storage.home"),
                        "the volume of JENKINS_HOME is mounted without TLS",
                        "Set transitEncryption: ENABLED in the task definition")));
    }

    /** What else could not be asked for: the plan stands without it, but the page is not complete. One cause, one line. */
    private void unanswered() {
        var compute = environment.compute();
        Map<String, Fact<?>> facts = new LinkedHashMap<>();
        facts.put("task", environment.task());
        facts.put("task.service", compute.service());
        facts.put("task.cluster", compute.cluster());
        facts.put("task.role", compute.definition().taskRole());
        facts.put("task.logGroup", compute.definition().logGroup());
        facts.put("task.ports", compute.definition().ports());
        facts.put("network.publicIp", environment.network().publicIp());
        facts.put("storage.mode", environment.storage().mode());
        Map<Fact<?>, List<String>> byCause = facts.entrySet().stream()
                .filter(entry -> entry.getValue().isUnanswered())
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        byCause.forEach((fact, fields) -> warning(fields.get(0), unknown(fields), fact));
    }

    private static String unknown(List<String> fields) {
        return fields.size() == 1 ? "not known" : "not known are " + String.join(", ", fields);
    }

    private void error(String field, String effect, Fact<?> fact) {
        fact.absence()
                .map(absent -> Problem.error(Location.of(field), effect + ": " + absent.reason(), absent.remedy()))
                .ifPresent(problems::add);
    }

    private void warning(String field, String effect, Fact<?> fact) {
        fact.absence()
                .map(absent -> Problem.warning(Location.of(field), effect + ": " + absent.reason(), absent.remedy()))
                .ifPresent(problems::add);
    }

    private void instead(Instead key, String effect, Fact<?> fact) {
        fact.absence()
                .map(absent -> Problem.warning(
                        Location.of(key.field()),
                        effect + ": " + absent.reason(),
                        Problem.orSet(Optional.of(absent.remedy()), key.key(), key.where())))
                .ifPresent(problems::add);
    }

    /** A key that may be set instead of mending the environment. */
    private record Instead(Key<?> key, String field, String where) {}
}
