// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.model.Slave;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTags;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTasks;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions;
import io.jenkins.plugins.fargatecontroller.agents.task.RunAnswer;
import io.jenkins.plugins.fargatecontroller.agents.task.RunRequest;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskFilter;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Status;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Stop;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jenkins.model.Jenkins;

/**
 * An ECS of this machine: each task is an inbound agent in a process of its own. Tasks live on while Jenkins restarts.
 * What a test changes holds from the next call on.
 */
public class LocalTasks implements EcsPorts, AgentTasks, Definitions {

    private static final Map<String, Task> TASKS = new LinkedHashMap<>();
    private static final Map<String, List<String>> FAMILIES = new TreeMap<>();
    private static Optional<Stop> broken = Optional.empty();

    /** One that runs, or has run. */
    private static final class Task {

        private final RunRequest request;
        private final Instant created = Instant.now();
        private final Optional<Process> process;
        private Optional<Stop> stop = Optional.empty();

        private Task(RunRequest request, Optional<Process> process) {
            this.request = request;
            this.process = process;
        }

        private boolean running() {
            return process.filter(Process::isAlive).isPresent();
        }

        private TaskState state(String arn) {
            Stop ended = stop.orElseGet(() -> new Stop("EssentialContainerExited", "", List.of()));
            return new TaskState(
                    new TaskRef(request.cluster(), arn),
                    running() ? Status.RUNNING : Status.STOPPED,
                    running() ? stop : Optional.of(ended),
                    new TaskState.Times(Optional.of(created), Optional.of(created), Optional.empty()),
                    Optional.empty(),
                    request.tags(),
                    Optional.of(request.tags().get(AgentTags.NODE)));
        }
    }

    /** Ends whatever still runs, and forgets it. */
    static synchronized void reset() {
        TASKS.values().forEach(task -> task.process.ifPresent(Process::destroyForcibly));
        TASKS.clear();
        FAMILIES.clear();
        broken = Optional.empty();
    }

    /** Tasks end from now on before they run, for this reason. */
    static synchronized void breakTasks(String reason) {
        broken = Optional.of(new Stop("TaskFailedToStart", reason, List.of()));
    }

    /** The nodes that tasks were started for, in that order. */
    static synchronized List<String> started() {
        return TASKS.values().stream()
                .map(task -> task.request.tags().get(AgentTags.NODE))
                .toList();
    }

    static synchronized long running() {
        return TASKS.values().stream().filter(Task::running).count();
    }

    /** Takes the task of a node away, as Spot does. */
    static synchronized void interrupt(String node) {
        stop(node, new Stop("SpotInterruption", "Your Spot Task was interrupted.", List.of()));
    }

    /** Its task is stopped, since it needs more memory than it has. */
    static synchronized void exhaust(String node) {
        TaskState.Container agent = new TaskState.Container(
                "agent", Optional.of(137), "OutOfMemoryError: Container killed due to memory usage");
        stop(node, new Stop("EssentialContainerExited", "Essential container in task exited", List.of(agent)));
    }

    private static void stop(String node, Stop why) {
        TASKS.values().stream()
                .filter(task -> node.equals(task.request.tags().get(AgentTags.NODE)))
                .forEach(task -> {
                    task.stop = Optional.of(why);
                    task.process.ifPresent(Process::destroyForcibly);
                });
    }

    @Override
    public AgentTasks tasks() {
        return this;
    }

    @Override
    public Definitions definitions() {
        return this;
    }

    @Override
    public void close() {
        // the tasks stay
    }

    @Override
    public RunAnswer run(RunRequest request, AgentSecret secret) {
        synchronized (LocalTasks.class) {
            String arn = request.cluster().replace(":cluster/", ":task/") + "/" + request.token();
            Task task = TASKS.computeIfAbsent(
                    arn, unseen -> new Task(request, broken.isPresent() ? Optional.empty() : process(request, secret)));
            if (task.process.isEmpty()) {
                task.stop = broken;
            }
            return new RunAnswer.Started(task.state(arn));
        }
    }

    private static Optional<Process> process(RunRequest request, AgentSecret secret) {
        try {
            Path folder = Path.of(request.overrides().shape().environment().get("JENKINS_AGENT_WORKDIR"));
            File jar = new File(new Slave.JnlpJar("agent.jar").getURL().toURI());
            ProcessBuilder agent = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-jar",
                    jar.toString(),
                    "-url",
                    Jenkins.get().getRootUrl(),
                    "-secret",
                    secret.value(),
                    "-name",
                    request.tags().get(AgentTags.NODE),
                    "-webSocket",
                    "-workDir",
                    folder.toString());
            return Optional.of(agent.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<TaskState> describe(String cluster, List<String> arns) {
        synchronized (LocalTasks.class) {
            return arns.stream()
                    .filter(TASKS::containsKey)
                    .map(arn -> TASKS.get(arn).state(arn))
                    .toList();
        }
    }

    @Override
    public List<String> list(String cluster, TaskFilter filter) {
        synchronized (LocalTasks.class) {
            return TASKS.entrySet().stream()
                    .filter(entry -> entry.getValue().running()
                            && entry.getValue().request.cluster().equals(cluster))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    @Override
    public void stop(TaskRef ref, String reason) {
        synchronized (LocalTasks.class) {
            Optional.ofNullable(TASKS.get(ref.task())).ifPresent(task -> {
                task.stop = Optional.of(new Stop("UserInitiated", reason, List.of()));
                task.process.ifPresent(Process::destroy);
            });
        }
    }

    @Override
    public void tag(TaskRef task, Map<String, String> tags) {
        // nothing here looks at them later
    }

    @Override
    public Optional<String> newest(String region, String family) {
        synchronized (LocalTasks.class) {
            return FAMILIES.getOrDefault(family, List.of()).stream().findFirst();
        }
    }

    @Override
    public String register(Registration registration) {
        synchronized (LocalTasks.class) {
            String revision = registration.family() + ":1";
            FAMILIES.put(registration.family(), List.of(revision));
            return revision;
        }
    }

    @Override
    public List<String> families(String region, String prefix) {
        synchronized (LocalTasks.class) {
            Collection<String> known = FAMILIES.keySet();
            return known.stream().filter(family -> family.startsWith(prefix)).toList();
        }
    }

    @Override
    public List<String> revisions(String region, String family) {
        synchronized (LocalTasks.class) {
            return FAMILIES.getOrDefault(family, List.of());
        }
    }

    @Override
    public void deregister(String region, String revision) {
        synchronized (LocalTasks.class) {
            FAMILIES.values().removeIf(revisions -> revisions.contains(revision));
        }
    }
}
