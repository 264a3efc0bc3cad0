// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Placement.Network;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Fleets for tests. */
public final class Fleets {

    public static final String ON_DEMAND = "arn:aws:ecs:eu-central-1:123456789012:cluster/agents";
    public static final String SPOT = "arn:aws:ecs:eu-central-1:123456789012:cluster/agents-spot";
    public static final Connection CONNECTION =
            new Connection("http://controller.jenkins:8080/", Optional.empty(), false);

    private Fleets() {}

    public static Fleet of(AgentTemplate... templates) {
        return new Fleet("jenkins", List.of(cloud(CloudRules.none(), templates)));
    }

    public static Fleet limited(int most, AgentTemplate... templates) {
        CloudRules rules = new CloudRules(OptionalInt.of(most), Set.of("all"), Optional.empty());
        return new Fleet("jenkins", List.of(cloud(rules, templates)));
    }

    /** One template in both clouds, with the label {@code build} and {@code build-spot}. */
    public static Fleet both() {
        AgentTemplate onDemand = template("build", "build");
        TemplateId id = new TemplateId("fargate-cloud-spot", "build");
        Placement spot = new Placement(List.of(CapacityShare.interruptible()), network(), "LATEST", false);
        AgentTemplate other = new AgentTemplate(
                id, Set.of("build-spot"), onDemand.source(), onDemand.shape(), spot, onDemand.rules());
        CloudRules rules = new CloudRules(OptionalInt.empty(), Set.of(), Optional.of(ON_DEMAND));
        return new Fleet(
                "jenkins",
                List.of(
                        cloud(CloudRules.none(), onDemand),
                        new CloudSpec("fargate-cloud-spot", SPOT, CONNECTION, rules, List.of(other))));
    }

    public static CloudSpec cloud(CloudRules rules, AgentTemplate... templates) {
        return new CloudSpec("fargate-cloud", ON_DEMAND, CONNECTION, rules, List.of(templates));
    }

    public static AgentTemplate template(String name, String... labels) {
        return template(name, UseRules.usual(), labels);
    }

    public static AgentTemplate template(String name, UseRules rules, String... labels) {
        Placement placement = new Placement(List.of(CapacityShare.onDemand()), network(), "LATEST", false);
        return new AgentTemplate(
                new TemplateId("fargate-cloud", name),
                Set.of(labels),
                content("image-of-" + name),
                TaskShape.of(512, 1024),
                placement,
                rules);
    }

    public static Content content(String image) {
        return new Content(
                AgentContainer.of(image),
                List.of(),
                List.of(),
                Platform.linux(),
                Optional.of("arn:aws:iam::123456789012:role/execution"));
    }

    private static Network network() {
        return new Network(List.of("subnet-1"), List.of("sg-1"), false);
    }

    /** Understands labels joined by {@code ||} or {@code &&}, and {@code !label}. */
    public static boolean matches(String expression, Set<String> labels) {
        return Stream.of(expression.split("\\|\\|"))
                .anyMatch(any -> Stream.of(any.split("&&"))
                        .map(String::strip)
                        .allMatch(word ->
                                word.startsWith("!") ? !labels.contains(word.substring(1)) : labels.contains(word)));
    }

    public static UseRules spare(int agents) {
        return UseRules.usual().withSpare(new Spare(agents, List.of(), java.time.ZoneId.of("UTC")));
    }

    public static UseRules patience(Duration start, Duration idle) {
        UseRules usual = UseRules.usual();
        return new UseRules(
                usual.maxAgents(),
                usual.serves(),
                usual.reuse(),
                usual.folders(),
                usual.spare(),
                new UseRules.Patience(start, idle),
                usual.tags());
    }

    public static Content withSecrets(Map<String, String> secrets) {
        AgentContainer agent = new AgentContainer(
                "image", "/work", secrets, Optional.empty(), Optional.empty(), AgentContainer.ContainerOptions.none());
        return new Content(agent, List.of(), List.of(), Platform.linux(), Optional.empty());
    }
}
