// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.launch;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Connection;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.OwnDefinition;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Placement;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskShape;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskSource;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTags;
import io.jenkins.plugins.fargatecontroller.agents.task.RunRequest;
import io.jenkins.plugins.fargatecontroller.agents.task.RunRequest.Overrides;
import io.jenkins.plugins.fargatecontroller.agents.task.RunRequest.Target;
import io.jenkins.plugins.fargatecontroller.settings.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes agents.
 *
 * @param controller whose they are
 */
public record LaunchPlan(String controller) {

    private static final int LONGEST_NAME = 60;
    private static final int TOKEN = 64;

    /**
     * What an agent is made of.
     *
     * @param definition the revision to run
     * @param unique makes the name one that no agent has had
     */
    public record Order(
            CloudSpec cloud,
            AgentTemplate template,
            Optional<String> job,
            Route route,
            String definition,
            String unique) {}

    /** The agent, and with it the request that runs its task. */
    public Agent agent(Order order, Instant now) {
        AgentTemplate template = order.template();
        String name = name(template, order.unique());
        RunRequest request = new RunRequest(
                new Target(
                        order.route().cluster(),
                        order.definition(),
                        template.source().container()),
                token(name),
                startedBy(),
                order.route().placement(),
                overrides(order, name),
                tags(template, name, order.job()));
        return new Agent(name, template.id(), template.labels(), request, now, order.job(), serves(order));
    }

    /** What one build asked for is for that build. */
    private static boolean serves(Order order) {
        AgentTemplate template = order.template();
        return template.rules().serves()
                && order.cloud().templates().stream()
                        .anyMatch(own ->
                                own.id().equals(template.id()) && own.labels().equals(template.labels()));
    }

    /**
     * Whether an agent does for a build what one would that is started from the template now. On which capacity it runs
     * is another matter, and so are its tags.
     */
    public boolean isCurrent(Agent agent, AgentTemplate template) {
        RunRequest request = agent.request();
        Placement now = template.placement();
        Placement then = request.placement();
        return agent.labels().equals(template.labels())
                && runs(request.target().definition(), template.source())
                && request.overrides().shape().isAs(template.shape())
                && then.network().equals(now.network())
                && then.platformVersion().equals(now.platformVersion())
                && then.executeCommand() == now.executeCommand();
    }

    private boolean runs(String definition, TaskSource source) {
        return Family.of(controller, source)
                .map(family ->
                        definition.substring(definition.lastIndexOf('/') + 1).startsWith(family + ":"))
                .orElseGet(() ->
                        source instanceof OwnDefinition own && own.definition().equals(definition));
    }

    /** What the tasks of this controller are listed by. */
    public String startedBy() {
        return Words.startedBy(controller);
    }

    /** The name of a template's agent. */
    public String name(AgentTemplate template, String unique) {
        String full = template.name();
        String room = full.length() > LONGEST_NAME ? full.substring(0, LONGEST_NAME) : full;
        return Words.identifier(room) + "-" + unique;
    }

    /** It follows from the name: an agent has one token and one task in its life. */
    private String token(String name) {
        return Fingerprint.of(controller + "\n" + name).substring(0, TOKEN);
    }

    private static Overrides overrides(Order order, String name) {
        TaskSource source = order.template().source();
        Optional<String> executionRole = source instanceof Content content ? content.executionRole() : Optional.empty();
        return new Overrides(environment(order.template().shape(), order, name), executionRole, command(order, name));
    }

    private static TaskShape environment(TaskShape shape, Order order, String name) {
        Map<String, String> all = new TreeMap<>(shape.environment());
        all.put(TaskShape.NAME_VARIABLE, name);
        all.put(TaskShape.URL_VARIABLE, order.cloud().connection().url());
        if (order.template().source() instanceof Content content) {
            all.put(TaskShape.FOLDER_VARIABLE, content.agent().workFolder());
        }
        return new TaskShape(shape.cpu(), shape.memory(), shape.storage(), shape.taskRole(), all);
    }

    /** As amazon-ecs calls an agent, so that images made for it serve here as well. */
    private static List<String> command(Order order, String name) {
        Connection connection = order.cloud().connection();
        List<String> words = new ArrayList<>(List.of("-url", connection.url()));
        connection.tunnel().ifPresent(tunnel -> words.addAll(List.of("-tunnel", tunnel)));
        if (connection.webSocket()) {
            words.add("-webSocket");
        }
        words.addAll(List.of(Overrides.SECRET, name));
        return words;
    }

    private Map<String, String> tags(AgentTemplate template, String name, Optional<String> job) {
        Map<String, String> tags = new TreeMap<>(template.rules().tags());
        tags.putAll(Map.of(
                AgentTags.CONTROLLER, Words.tag(controller),
                AgentTags.CLOUD, Words.tag(template.id().cloud()),
                AgentTags.TEMPLATE, Words.tag(template.name()),
                AgentTags.NODE, name));
        job.ifPresent(full -> tags.putAll(jobTag(full)));
        return tags;
    }

    /** The tag that says for which job an agent works. */
    public static Map<String, String> jobTag(String job) {
        return Map.of(AgentTags.JOB, Words.tag(job));
    }

    /** The tag of the controller, as it is on each of its tasks. */
    public String controllerTag() {
        return Words.tag(controller);
    }
}
