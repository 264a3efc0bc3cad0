// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import io.jenkins.plugins.fargatecontroller.environment.Environment.Compute;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Definition;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Names;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Network;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Parameters;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Storage;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Environments that tests start from. */
public final class Samples {

    public static final String CLUSTER = "arn:aws:ecs:eu-central-1:123456789012:cluster/demo";
    public static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:demo-jenkins";
    public static final String SPOT_CLUSTER = "arn:aws:ecs:eu-central-1:123456789012:cluster/demo-spot";

    private Samples() {}

    /** A controller with everything: two clusters, EFS, Cloud Map, a load balancer and one template. */
    public static Environment complete() {
        return new Environment(
                Variables.of(Map.of(Variables.PARAMETERS, "/jenkins/demo/")),
                found(task()),
                compute(),
                network(),
                storage(),
                parameters());
    }

    /** The complete one, with these templates in the parameter store. */
    public static Environment withTemplates(TemplateParameter... templates) {
        return with("parameters.templates", found(List.of(templates)));
    }

    /**
     * The complete one with another part.
     *
     * @param place such as {@code network.names.cloudMap}
     */
    public static Environment with(String place, Object part) {
        return with(complete(), place, part);
    }

    /** The same of another environment. */
    public static Environment with(Environment environment, String place, Object part) {
        try {
            return (Environment) with(environment, List.of(place.split("\\.")), part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(place, e);
        }
    }

    private static Object with(Object whole, List<String> place, Object part) throws ReflectiveOperationException {
        if (place.isEmpty()) {
            return part;
        }
        Map<String, Object> parts = new LinkedHashMap<>();
        for (RecordComponent component : whole.getClass().getRecordComponents()) {
            parts.put(component.getName(), component.getAccessor().invoke(whole));
        }
        Object inner = with(Objects.requireNonNull(parts.get(place.get(0))), place.subList(1, place.size()), part);
        parts.put(place.get(0), inner);
        return whole.getClass()
                .getDeclaredConstructors()[0]
                .newInstance(parts.values().toArray());
    }

    /** The complete one, whose people use this address. */
    public static Environment withPublicUrl(String url) {
        return with("network.names.publicUrl", found(URI.create(url)));
    }

    public static TemplateParameter template(String name, String json) {
        return new TemplateParameter("/jenkins/demo/templates/" + name, json);
    }

    /** Nothing but absences of one cause. */
    public static Environment absent(Fact.Cause cause) {
        return new Environment(
                Variables.of(Map.of()),
                none(cause),
                new Compute(
                        none(cause),
                        none(cause),
                        none(cause),
                        new Definition(none(cause), none(cause), none(cause), none(cause))),
                new Network(none(cause), none(cause), none(cause), new Names(none(cause), none(cause))),
                new Storage(none(cause), none(cause)),
                new Parameters(none(cause), none(cause), none(cause)));
    }

    private static Task task() {
        return new Task(
                Arn.parse("arn:aws:ecs:eu-central-1:123456789012:task/demo/e40860c2b55a4200b03c3197f6c59714"),
                Arn.parse(CLUSTER),
                new Task.FamilyRevision("jenkins-controller", 3),
                new Task.Container("jenkins-controller", Optional.of("eu-central-1a"), Optional.of("10.0.1.72")));
    }

    private static Compute compute() {
        return new Compute(
                found(new Service(
                        Arn.parse("arn:aws:ecs:eu-central-1:123456789012:service/demo/controller"), "controller")),
                found(new Cluster(Arn.parse(CLUSTER), List.of("FARGATE"))),
                new Fact.Found<>(
                        new Cluster(Arn.parse(SPOT_CLUSTER), List.of("FARGATE_SPOT")),
                        Origin.parameterStore("/jenkins/demo/spot-cluster")),
                new Definition(
                        found(Arn.parse("arn:aws:iam::123456789012:role/demo-controller")),
                        found(Arn.parse("arn:aws:iam::123456789012:role/demo-execution")),
                        found("/ecs/jenkins-controller"),
                        found(ContainerPorts.USUAL)));
    }

    private static Network network() {
        return new Network(
                found(List.of("subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60002")),
                found(List.of("sg-0a1b2c3d4e5f60001")),
                found(false),
                new Names(found("controller.demo.local"), found(URI.create("https://jenkins.example.com/"))));
    }

    private static Storage storage() {
        return new Storage(
                found(new HomeVolume(
                        "fs-0a1b2c3d4e5f60001",
                        Optional.of("fsap-0a1b2c3d4e5f60001"),
                        true,
                        new HomeVolume.Mount("/var/jenkins_home", HomeVolume.MountState.MOUNTED))),
                found(new FileSystemMode("generalPurpose", "elastic", true)));
    }

    private static Parameters parameters() {
        return new Parameters(
                found(List.of(
                        template("build-example", "{\"label\": \"build-example\", \"cpu\": 512, \"memory\": 1024}"))),
                found("jenkins-pwd"),
                Fact.found(TOPIC, Origin.parameterStore("/jenkins/demo/notification-topic")));
    }

    private static <T> Fact<T> found(T value) {
        return Fact.found(value, Origin.discovered("a sample"));
    }

    private static <T> Fact<T> none(Fact.Cause cause) {
        return new Fact.Absent<>(cause, "a sample has none", "nothing to do");
    }
}
