// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTags;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions.Registration;
import io.jenkins.plugins.fargatecontroller.agents.task.RunAnswer;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskFilter;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.emulator.Emulator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The calls that agents take, each prepared so that it can be made again and again, and says in words what it brought. */
public final class AgentCalls implements AutoCloseable {

    private static final AgentSecret SECRET = new AgentSecret("s3cret");
    private static final String SHARED = "demo-matrix-shared";

    private final Fargate fargate;
    private final Fleet fleet;
    private final TaskState shared;

    /** Runs one task that is asked about. */
    public AgentCalls(Emulator emulator) throws IOException, InterruptedException, CallFailed {
        fargate = new Fargate(emulator);
        fargate.control("PATCH", "/settings", "{\"rates\": {\"RegisterTaskDefinition\": null, \"RunTask\": null}}");
        fleet = fargate.fleet("FARGATE");
        shared = fargate.await(
                fargate.run(fargate.agent(fleet, SHARED)), now -> now.status() == TaskState.Status.RUNNING);
        fargate.agent(fleet, "demo-matrix-run");
    }

    @Override
    public void close() {
        fargate.clients.close();
    }

    /** A call that is ready to be made, with the clients of an environment. */
    @FunctionalInterface
    public interface Prepared {

        /** What it brought; a failure begins with its kind. */
        String make(Map<String, String> env);
    }

    private interface Question {
        String ask(SdkAgentTasks tasks, SdkDefinitions definitions) throws CallFailed;
    }

    /**
     * Prepares a call.
     *
     * @param id another one for each that is prepared
     */
    public Prepared prepare(String operation, int id) throws CallFailed {
        Question question = question(operation, id);
        return env -> {
            try (EcsClients clients = new EcsClients(env)) {
                return question.ask(new SdkAgentTasks(clients), new SdkDefinitions(clients));
            } catch (CallFailed e) {
                return e.kind() + ": " + e.text();
            }
        };
    }

    private Question question(String operation, int id) throws CallFailed {
        String cluster = shared.ref().cluster();
        return switch (operation) {
            case "ecs:RunTask" -> {
                Agent agent = fargate.agent(fleet, "demo-matrix-run");
                yield (tasks, definitions) -> ran(agent, tasks.run(agent.request(), SECRET));
            }
            case "ecs:StopTask" -> {
                TaskState doomed = fargate.run(fargate.agent(fleet, "demo-matrix-run"));
                yield (tasks, definitions) -> {
                    tasks.stop(doomed.ref(), "its build has ended");
                    return "the task stops";
                };
            }
            case "ecs:DescribeTasks" ->
                (tasks, definitions) -> tasks
                        .describe(cluster, List.of(shared.ref().task()))
                        .stream()
                        .map(AgentCalls::shown)
                        .toList()
                        .toString();
            case "ecs:ListTasks" ->
                (tasks, definitions) ->
                        tasks.list(cluster, new TaskFilter.Family(SHARED)).size() + " task";
            case "ecs:TagResource" ->
                (tasks, definitions) -> {
                    tasks.tag(shared.ref(), LaunchPlan.jobTag("a/job"));
                    return "the task has the tag";
                };
            default -> definition(operation, id);
        };
    }

    private Question definition(String operation, int id) throws CallFailed {
        return switch (operation) {
            case "ecs:RegisterTaskDefinition" ->
                (tasks, definitions) -> definitions
                        .register(registration("demo-matrix-new" + id))
                        .replaceAll(id + ":[0-9]+$", ":N");
            case "ecs:ListTaskDefinitions" ->
                (tasks, definitions) ->
                        definitions.newest(Fargate.REGION, SHARED).orElse("none") + ", "
                                + definitions.revisions(Fargate.REGION, SHARED).size() + " revision";
            case "ecs:ListTaskDefinitionFamilies" ->
                (tasks, definitions) ->
                        definitions.families(Fargate.REGION, SHARED).toString();
            case "ecs:DeregisterTaskDefinition" -> {
                String old = fargate.definitions.register(registration("demo-matrix-old" + id));
                yield (tasks, definitions) -> {
                    definitions.deregister(Fargate.REGION, old);
                    return "the revision is inactive";
                };
            }
            default ->
                throw new IllegalStateException(operation
                        + " is a call of the agents that the matrix of faults does not make: prepare it here");
        };
    }

    private static Registration registration(String family) {
        return new Registration(Fargate.REGION, family, Fleets.content("jenkins/inbound-agent:latest"), Map.of());
    }

    /** What came of RunTask, and of how many tasks there are for it, whatever it answered. */
    private String ran(Agent agent, RunAnswer answer) {
        long running = tasks(agent.name());
        if (running != 1) {
            return running + " tasks run for one request";
        }
        return answer instanceof RunAnswer.Started started
                ? "a task runs" + (started.task().ref().task().isEmpty() ? " without an ARN" : "")
                : "refused: " + ((RunAnswer.Refused) answer).reason();
    }

    private long tasks(String node) {
        try {
            JsonNode all = fargate.control("GET", "/tasks?family=demo-matrix-run", "");
            return all.path("tasks")
                    .valueStream()
                    .filter(task ->
                            task.path("tags").path(AgentTags.NODE).asText().equals(node))
                    .count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String shown(TaskState task) {
        return "%s%s on %s, node %s, agent %s"
                .formatted(
                        task.status(),
                        task.stop().map(stop -> ", stop " + stop.code()).orElse(""),
                        task.provider().orElse("?"),
                        Objects.requireNonNullElse(task.tags().get(AgentTags.NODE), "?")
                                .replaceAll("-[0-9a-f-]+$", ""),
                        task.agent()
                                .map(name -> name.replaceAll("-[0-9a-f-]+$", ""))
                                .orElse("?"));
    }
}
