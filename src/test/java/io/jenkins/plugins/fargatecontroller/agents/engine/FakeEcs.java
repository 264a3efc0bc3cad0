// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTags;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTasks;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions;
import io.jenkins.plugins.fargatecontroller.agents.task.RunAnswer;
import io.jenkins.plugins.fargatecontroller.agents.task.RunRequest;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskFilter;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Status;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Stop;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** An ECS that honours client tokens, and whose tasks connect to a Jenkins. */
final class FakeEcs implements AgentTasks, Definitions {

    /** How long the next task takes to connect. */
    Supplier<Duration> startup = () -> Duration.ofSeconds(20);

    final Map<String, Integer> calls = new TreeMap<>();
    final Map<String, Instant> started = new LinkedHashMap<>();
    final Map<String, TaskState> tasks = new LinkedHashMap<>();
    final Map<String, List<String>> families = new TreeMap<>();
    private final VirtualTime time;
    private final FakeJenkins jenkins;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, RunRequest> requests = new HashMap<>();

    /** What RunTask answers instead of a task, if anything. */
    Function<RunRequest, Optional<RunAnswer>> refusal = request -> Optional.empty();

    /** How the next calls fail, by operation. */
    final Map<String, List<CallFailed>> failures = new HashMap<>();

    /** Why a cluster is never listed, by its ARN. */
    final Map<String, CallFailed> silent = new HashMap<>();

    /** The clusters that were asked for, one after the other. */
    final List<String> listed = new ArrayList<>();

    /** Whether a failing RunTask takes effect all the same. */
    boolean answersGetLost;

    /** The tasks that it does not know yet, or for the moment. */
    Predicate<TaskState> unknown = task -> false;

    /** Why tasks of a template end before they run; by name. */
    final Map<String, Stop> broken = new HashMap<>();

    FakeEcs(VirtualTime time, FakeJenkins jenkins) {
        this.time = time;
        this.jenkins = jenkins;
    }

    private void called(String operation) throws CallFailed {
        calls.merge(operation, 1, Integer::sum);
        List<CallFailed> next = failures.getOrDefault(operation, List.of());
        if (!next.isEmpty()) {
            throw next.remove(0);
        }
    }

    @Override
    public RunAnswer run(RunRequest request, AgentSecret secret) throws CallFailed {
        jenkins.step();
        try {
            called("RunTask");
        } catch (CallFailed e) {
            if (answersGetLost) {
                task(request);
            }
            throw e;
        }
        Optional<RunAnswer> refused = refusal.apply(request);
        RunAnswer answer = refused.isPresent() ? refused.get() : new RunAnswer.Started(task(request));
        jenkins.step();
        return answer;
    }

    private TaskState task(RunRequest request) throws CallFailed {
        String key = request.cluster() + request.token();
        String old = tokens.get(key);
        if (old != null) {
            if (!request.equals(requests.get(old))) {
                throw CallFailed.conflict("ecs:RunTask", "the token is in use", List.of(old));
            }
            return find(old);
        }
        String arn = "arn:task/" + (tasks.size() + 1);
        tokens.put(key, arn);
        requests.put(arn, request);
        started.put(arn, time.instant());
        TaskState task = new TaskState(
                new TaskRef(request.cluster(), arn),
                Status.PROVISIONING,
                Optional.empty(),
                new Times(Optional.of(time.instant()), Optional.empty(), Optional.empty()),
                Optional.of(request.placement().capacity().get(0).provider()),
                request.tags(),
                Optional.empty());
        tasks.put(arn, task);
        time.later(startup.get(), () -> up(arn));
        return task;
    }

    private void up(String arn) {
        TaskState task = find(arn);
        Stop stop = broken.get(task.tag(AgentTags.TEMPLATE).orElse(""));
        if (stop != null) {
            end(arn, stop);
        } else if (!task.stopped()) {
            set(arn, Status.RUNNING, Optional.empty());
            jenkins.connect(node(arn));
        }
    }

    TaskState find(String arn) {
        return Objects.requireNonNull(tasks.get(arn), arn);
    }

    Duration age(TaskState task) {
        return Duration.between(Objects.requireNonNull(started.get(task.ref().task())), time.instant());
    }

    String node(String arn) {
        return find(arn).tag(AgentTags.NODE).orElseThrow();
    }

    String taskOf(String node) {
        return tasks.values().stream()
                .filter(task -> task.tag(AgentTags.NODE).filter(node::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .ref()
                .task();
    }

    void set(String arn, Status status, Optional<Stop> stop) {
        TaskState old = find(arn);
        tasks.put(arn, new TaskState(old.ref(), status, stop, old.times(), old.provider(), old.tags(), old.agent()));
    }

    /** A task ends; its agent loses its connection. */
    void end(String arn, Stop stop) {
        set(arn, Status.STOPPED, Optional.of(stop));
        jenkins.disconnect(node(arn));
    }

    List<TaskState> running() {
        return tasks.values().stream().filter(task -> !task.stopped()).toList();
    }

    int count(String operation) {
        return calls.getOrDefault(operation, 0);
    }

    @Override
    public List<TaskState> describe(String cluster, List<String> arns) throws CallFailed {
        jenkins.step();
        called("DescribeTasks");
        if (arns.size() > DESCRIBED_AT_ONCE) {
            throw new IllegalArgumentException("too many tasks at once: " + arns.size());
        }
        return arns.stream().map(this::find).filter(unknown.negate()).toList();
    }

    @Override
    public List<String> list(String cluster, TaskFilter filter) throws CallFailed {
        jenkins.step();
        called("ListTasks");
        listed.add(cluster);
        CallFailed why = silent.get(cluster);
        if (why != null) {
            throw why;
        }
        return running().stream()
                .filter(task -> task.ref().cluster().equals(cluster))
                .filter(unknown.negate())
                .map(task -> task.ref().task())
                .toList();
    }

    @Override
    public void stop(TaskRef task, String reason) throws CallFailed {
        jenkins.step();
        called("StopTask");
        if (!find(task.task()).stopped()) {
            end(task.task(), new Stop("UserInitiated", reason, List.of()));
        }
        jenkins.step();
    }

    @Override
    public void tag(TaskRef task, Map<String, String> tags) throws CallFailed {
        called("TagResource");
        TaskState old = find(task.task());
        Map<String, String> all = new HashMap<>(old.tags());
        all.putAll(tags);
        tasks.put(
                task.task(),
                new TaskState(old.ref(), old.status(), old.stop(), old.times(), old.provider(), all, old.agent()));
    }

    @Override
    public Optional<String> newest(String region, String family) throws CallFailed {
        jenkins.step();
        called("ListTaskDefinitions");
        return families.getOrDefault(family, List.of()).stream().findFirst();
    }

    @Override
    public String register(Registration registration) throws CallFailed {
        jenkins.step();
        called("RegisterTaskDefinition");
        String family = registration.family();
        List<String> revisions = families.computeIfAbsent(family, name -> new ArrayList<>());
        revisions.add(0, family + ":" + (revisions.size() + 1));
        jenkins.step();
        return revisions.get(0);
    }

    @Override
    public List<String> families(String region, String prefix) throws CallFailed {
        called("ListTaskDefinitionFamilies");
        return families.keySet().stream()
                .filter(family -> family.startsWith(prefix))
                .toList();
    }

    @Override
    public List<String> revisions(String region, String family) throws CallFailed {
        called("ListTaskDefinitions");
        return List.copyOf(families.getOrDefault(family, List.of()));
    }

    @Override
    public void deregister(String region, String revision) throws CallFailed {
        called("DeregisterTaskDefinition");
        families.values().forEach(revisions -> revisions.remove(revision));
    }
}
