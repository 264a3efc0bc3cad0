// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume;
import io.jenkins.plugins.fargatecontroller.environment.MissingRights;
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
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the absence of a fact means for the plan. Clouds and templates speak of their own parts. */
final class FactProblems {

    private final Environment environment;
    private final List<Problem> problems = new ArrayList<>();

    /** What refused calls bring about, beside errors. */
    private final List<Effect> refused = new ArrayList<>();

    /** The parts among them of which no more can be said than that they are unknown. */
    private final List<FactPart> unseen = new ArrayList<>();

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
        found.refused();
        return found.problems;
    }

    /** Discovery asked for the parameter that the environment names, not for one in the overrides. */
    private void admin(Optional<Setting<String>> parameter) {
        boolean overridden = parameter
                .filter(name -> name.origin().kind() == Origin.Layer.OVERRIDE)
                .isPresent();
        if (!overridden) {
            error(
                    Subject.of(ControllerKeys.ADMIN_PARAMETER),
                    "nobody can log in as the administrator",
                    environment.parameters().admin());
        }
    }

    private void templates() {
        Fact<?> templates = environment.parameters().templates();
        if (templates.isUnanswered() && environment.variables().pathFlaw().isEmpty()) {
            error(TemplateKeys.TEMPLATES, "the templates of the parameter store are unknown", templates);
        }
    }

    private void rootUrl(Settings controller) {
        if (controller.find(ControllerKeys.ROOT_URL).isEmpty()) {
            instead(
                    new Instead(ControllerKeys.ROOT_URL, Subject.of(ControllerKeys.ROOT_URL), "in the overrides"),
                    "the address of Jenkins is not set",
                    environment.network().names().publicUrl());
        }
    }

    /** A parameter of a plain text that is wrong, and passed over. */
    private void passedOver() {
        flaw(
                Subject.of(ControllerKeys.ROOT_URL),
                "the load balancer's address is used",
                environment.network().names().publicUrl());
        flaw(
                CloudKeys.CLOUDS.entry(CloudNames.SPOT).field(CloudKeys.CLUSTER),
                "the controller's own cluster is used",
                environment.compute().spotCluster());
    }

    private void flaw(Subject subject, String effect, Fact<?> fact) {
        if (fact instanceof Fact.Found<?> found) {
            found.origin()
                    .flaw()
                    .ifPresent(flaw -> problems.add(Problem.warning(
                            Location.of(subject), flaw + ", so " + effect, "Correct the parameter, or delete it")));
        }
    }

    private void agents(List<Cloud> clouds) {
        if (clouds.stream().anyMatch(FactProblems::usesFoundAddress)) {
            instead(
                    new Instead(CloudKeys.JENKINS_URL, CloudKeys.CLOUDS.field(CloudKeys.JENKINS_URL), "of the clouds"),
                    "agents reach the controller by the address of its task, and lose it when the task is replaced",
                    environment.network().names().cloudMap());
        }
        if (anyTemplate(
                clouds, settings -> settings.find(TemplateKeys.EXECUTION_ROLE).isEmpty())) {
            instead(
                    new Instead(
                            TemplateKeys.EXECUTION_ROLE,
                            TemplateKeys.TEMPLATES.field(TemplateKeys.EXECUTION_ROLE),
                            "of the templates"),
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
                FactPart.HOME,
                storage.home().isUnanswered()
                        ? "it is not known whether JENKINS_HOME outlives the task"
                        : "JENKINS_HOME is lost with the task",
                storage.home());
        Optional<HomeVolume> home = storage.home().optional();
        home.filter(volume -> volume.mount().state() == HomeVolume.MountState.NOT_MOUNTED)
                .ifPresent(volume -> problems.add(Problem.warning(
                        Location.of(FactPart.HOME),
                        "the task definition mounts %s on %s, but this container has no NFS mount there"
                                .formatted(volume.fileSystem(), volume.mount().path()),
                        "Compare the mount point's containerPath with JENKINS_HOME")));
        home.filter(volume -> !volume.transitEncryption())
                .ifPresent(volume -> problems.add(Problem.warning(
                        Location.of(FactPart.HOME),
                        "the volume of JENKINS_HOME is mounted without TLS",
                        "Set transitEncryption: ENABLED in the task definition")));
    }

    /** What else could not be asked for: the plan stands without it, but the page is not complete. One cause, one line. */
    private void unanswered() {
        var compute = environment.compute();
        Map<FactPart, Fact<?>> facts = new EnumMap<>(FactPart.class);
        facts.put(FactPart.TASK, environment.task());
        facts.put(FactPart.SERVICE, compute.service());
        facts.put(FactPart.CLUSTER, compute.cluster());
        facts.put(FactPart.ROLE, compute.definition().taskRole());
        facts.put(FactPart.LOG_GROUP, compute.definition().logGroup());
        facts.put(FactPart.PORTS, compute.definition().ports());
        facts.put(FactPart.PUBLIC_IP, environment.network().publicIp());
        facts.put(FactPart.STORAGE_MODE, environment.storage().mode());
        Map<Fact<?>, List<FactPart>> byCause = facts.entrySet().stream()
                .filter(entry -> entry.getValue().isUnanswered())
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        byCause.forEach((fact, parts) -> {
            if (fact instanceof Fact.Absent<?> absent && absent.cause() == Fact.Cause.DENIED) {
                unseen.addAll(parts);
            }
            warning(parts.get(0), unknown(parts), fact);
        });
    }

    private static String unknown(List<FactPart> parts) {
        return parts.stream().sorted().map(FactPart::toString).collect(Collectors.joining(", "))
                + (parts.size() == 1 ? " is unknown" : " are unknown");
    }

    private void error(Subject subject, String effect, Fact<?> fact) {
        fact.absence()
                .map(absent -> Problem.error(Location.of(subject), effect + ": " + absent.reason(), absent.remedy()))
                .ifPresent(problems::add);
    }

    private void warning(Subject subject, String effect, Fact<?> fact) {
        fact.absence().ifPresent(absent -> warning(new Effect(subject, effect, absent, absent.remedy())));
    }

    private void instead(Instead key, String effect, Fact<?> fact) {
        fact.absence()
                .ifPresent(absent -> warning(new Effect(
                        key.subject(), effect, absent, Problem.orSet(absent.remedy(), key.key(), key.where()))));
    }

    private void warning(Effect effect) {
        if (effect.absent().cause() == Fact.Cause.DENIED) {
            refused.add(effect);
        } else {
            problems.add(effect.problem());
        }
    }

    /** One missing policy brings about many things, and is mended once. */
    private void refused() {
        Optional<MissingRights> rights =
                MissingRights.of(refused.stream().map(effect -> effect.absent().reason()));
        if (rights.isEmpty() || refused.size() == 1) {
            refused.forEach(effect -> problems.add(effect.problem()));
            return;
        }
        Stream<String> known = refused.stream()
                .filter(effect -> !(effect.subject() instanceof FactPart part && unseen.contains(part)))
                .map(Effect::text);
        String effects = Stream.concat(known, unseen.isEmpty() ? Stream.empty() : Stream.of(unknown(unseen)))
                .collect(Collectors.joining("; "));
        problems.add(Problem.warning(
                Location.of(refused.get(0).subject()),
                rights.get().reason() + ": " + effects,
                rights.get().remedy()));
    }

    /** What an absent fact brings about. */
    private record Effect(Subject subject, String text, Fact.Absent<?> absent, String remedy) {
        Problem problem() {
            return Problem.warning(Location.of(subject), text + ": " + absent.reason(), remedy);
        }
    }

    /** A key that may be set instead of mending the environment. */
    private record Instead(Key<?> key, Subject subject, String where) {}
}
