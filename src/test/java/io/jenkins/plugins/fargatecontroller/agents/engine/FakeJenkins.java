// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.demand.QueuedItem;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.launch.AgentFile;
import io.jenkins.plugins.fargatecontroller.agents.request.AgentRequest;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Jenkins with a queue, nodes that are kept on a disk, and builds that are run again when their agent is lost. */
public final class FakeJenkins implements Nodes, WaitingBuilds, Outside {

    /** What is on the disk, and what is not. */
    private static final class Node {
        private final String saved;
        private final boolean reused;
        private @Nullable Agent read;
        private boolean used;
        private boolean online;
        private boolean ending;
        private boolean resumed = true;
        private boolean ended;
        private @Nullable Build build;
        private Optional<String> job = Optional.empty();
        private Instant since;

        Node(Agent agent, boolean reused, Instant now) {
            this.saved = AgentFile.write(agent);
            this.reused = reused;
            this.since = now;
        }

        Agent agent() {
            try {
                Agent agent = read == null ? AgentFile.read(saved) : read;
                read = agent;
                return agent;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A build, whose label may be empty; run again with another number when its agent is lost. */
    record Build(long id, String job, String label, Duration time, Instant since) {}

    final TestTime time;
    final List<Build> queue = new ArrayList<>();
    final List<String> done = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    final Map<String, Removal> removed = new LinkedHashMap<>();
    final Map<String, Integer> buildsOn = new HashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<String> running = new TreeSet<>();
    private Consumer<AgentEngine> listener = engine -> {};
    private @Nullable AgentEngine engine;
    final Map<Part, String> kept = new EnumMap<>(Part.class);
    private long ids;
    public int mostNodes;

    /** How long agents take to connect anew after a restart. */
    Duration comeBack = Duration.ofSeconds(8);

    /** How long builds take then to come back to an agent that has. */
    Duration resume = Duration.ofSeconds(2);

    int saves;

    /** What the file of the queue says, and how often it was written. */
    List<String> queueSaved = List.of();

    int queueSaves;

    /** What happens while the queue is written. */
    Runnable writing = () -> {};

    /** The jobs whose builds had begun, and wait again if their agent was lost: a pipeline knows that itself. */
    private final Set<String> begun = new TreeSet<>();

    /** The builds that were not on the disk when the controller was killed. */
    final List<String> forgotten = new ArrayList<>();

    /** Whether neither the queue nor a node can be saved. */
    boolean fullDisk;

    /** After so many steps the engine is killed; never below zero. */
    int killAfter = -1;

    public FakeJenkins(TestTime time) {
        this.time = time;
    }

    /** How many builds have ended well. */
    public synchronized int finished() {
        return done.size();
    }

    /** One step of the engine in the world. */
    synchronized void step() {
        if (killAfter >= 0 && killAfter-- == 0) {
            throw new VirtualTime.Killed();
        }
    }

    public synchronized void attach(AgentEngine other) {
        engine = other;
        listener = AgentEngine::demandChanged;
    }

    private void tell() {
        if (engine != null) {
            listener.accept(engine);
        }
    }

    private void changed(String name) {
        if (engine != null) {
            engine.agentChanged(name);
        }
    }

    public synchronized void enqueue(String job, String label, Duration length) {
        queue.add(new Build(ids++, job, label, length, time.instant()));
        dispatch();
        tell();
    }

    /** Somebody aborts what waits; false if nothing does. */
    synchronized boolean abort(String job) {
        boolean waited = queue.removeIf(build -> build.job().equals(job));
        tell();
        return waited;
    }

    /** What builds ask for beyond a label, by the label that they have for it. */
    final Map<String, AgentRequest> requests = new HashMap<>();

    /** The jobs that run one build at a time; Jenkins holds the others back. */
    final Set<String> serial = new TreeSet<>();

    private boolean runnable(Build build) {
        if (!serial.contains(build.job())) {
            return true;
        }
        boolean atWork = nodes.values().stream()
                .anyMatch(node -> node.build != null && node.build.job().equals(build.job()));
        boolean first = queue.stream()
                .filter(other -> other.job().equals(build.job()))
                .findFirst()
                .filter(build::equals)
                .isPresent();
        return first && !atWork;
    }

    /**
     * The controller comes up again: agents have to connect anew, builds go on where they were, and what was queued is
     * what the disk says.
     */
    synchronized void restart(FakeEcs ecs) {
        List<Build> unwritten = queue.stream()
                .filter(build -> !begun.contains(build.job()) && !queueSaved.contains(build.job()))
                .toList();
        queue.removeAll(unwritten);
        unwritten.stream().map(Build::job).forEach(forgotten::add);
        nodes.values().forEach(node -> {
            node.read = null;
            node.online = false;
            node.resumed = false;
            node.ended = false;
            node.since = time.instant();
        });
        time.later(
                comeBack,
                () -> ecs.running().stream()
                        .filter(task -> task.status().name().equals("RUNNING"))
                        .forEach(task -> connect(ecs.node(task.ref().task()))));
    }

    public synchronized void connect(String name) {
        Node node = nodes.get(name);
        if (node != null && !node.online) {
            node.online = true;
            node.since = time.instant();
            time.later(resume, () -> resume(node));
            dispatch();
            changed(name);
        }
    }

    /** The queue gives the agent the build that it had. */
    private synchronized void resume(Node node) {
        if (!node.resumed && node.build != null && nodes.containsValue(node)) {
            node.resumed = true;
            node.since = time.instant();
            changed(node.agent().name());
        }
    }

    synchronized void disconnect(String name) {
        Node node = nodes.get(name);
        if (node != null && node.online) {
            node.online = false;
            node.since = time.instant();
            changed(name);
        }
    }

    private void dispatch() {
        for (Build build : queue.stream().filter(this::runnable).toList()) {
            nodes.values().stream()
                    .filter(node -> node.online && !node.ending && node.build == null && free(node, build))
                    .filter(node -> !suspended.contains(node.agent().name()))
                    .filter(node -> Fleets.matches(build.label(), node.agent().labels()))
                    .findFirst()
                    .ifPresent(node -> start(node, build));
        }
    }

    /** The names of nodes that somebody took offline. */
    final Set<String> suspended = new TreeSet<>();

    /** Jenkins tells of something that happened to a node. */
    synchronized void tellOf(String name) {
        changed(name);
    }

    private boolean free(Node node, Build build) {
        return !node.used
                || (node.reused && node.job.filter(build.job()::equals).isPresent());
    }

    private void start(Node node, Build build) {
        queue.remove(build);
        begun.add(build.job());
        if (!node.used) {
            saves++;
        }
        node.used = true;
        node.resumed = true;
        node.build = build;
        node.job = Optional.of(build.job());
        String name = node.agent().name();
        buildsOn.merge(name, 1, Integer::sum);
        running.add(name);
        time.later(build.time(), () -> finish(node, build));
        if (engine != null) {
            engine.buildStarted(name, build.job());
        }
        changed(name);
    }

    /** It ends unless its node is gone; while its agent is away it waits. */
    private synchronized void finish(Node node, Build build) {
        if (!build.equals(node.build)) {
            return;
        }
        if (!node.online || !node.resumed) {
            time.later(Duration.ofSeconds(1), () -> finish(node, build));
            return;
        }
        node.build = null;
        node.ended = true;
        node.since = time.instant();
        done.add(build.job());
        changed(node.agent().name());
        dispatch();
    }

    @Override
    public synchronized List<View> ours() {
        return nodes.values().stream()
                .map(node -> new View(
                        node.agent(),
                        node.online,
                        suspended.contains(node.agent().name()),
                        node.build != null && node.resumed,
                        node.used,
                        node.ended,
                        node.job,
                        node.since))
                .toList();
    }

    @Override
    public synchronized Set<String> names() {
        return Set.copyOf(nodes.keySet());
    }

    @Override
    public synchronized void add(Agent agent, boolean reused) throws NodeFailed {
        step();
        if (fullDisk) {
            throw new NodeFailed("no space left on device", new IOException());
        }
        nodes.put(agent.name(), new Node(agent, reused, time.instant()));
        saves++;
        mostNodes = Math.max(mostNodes, nodes.size());
        step();
    }

    /** What happens between a look at a node and its end. */
    Consumer<String> meanwhile = name -> {};

    @Override
    public synchronized boolean retire(String name) {
        meanwhile.accept(name);
        Node node = nodes.get(name);
        boolean busy = node != null && node.build != null && node.resumed;
        if (node != null && !busy) {
            node.ending = true;
        }
        return !busy;
    }

    @Override
    public synchronized void remove(String name, Removal why) {
        step();
        removed.put(name, why);
        Node node = nodes.remove(name);
        Build lost = node == null ? null : node.build;
        if (node != null && lost != null) {
            node.build = null;
            queue.add(0, new Build(ids++, lost.job(), lost.label(), lost.time(), time.instant()));
            tell();
        }
        step();
    }

    @Override
    public synchronized void ending(String name, Failure why) {
        step();
        ended.add(name + ": " + why.text());
        Node node = nodes.get(name);
        if (node != null) {
            node.ending = true;
        }
    }

    @Override
    public synchronized void log(String name, String line) {
        told.add(name + ": " + line);
    }

    @Override
    public AgentSecret secret(String name) {
        return new AgentSecret("secret of " + name);
    }

    @Override
    public synchronized List<QueuedItem> items() {
        return queue.stream()
                .filter(this::runnable)
                .map(build -> new QueuedItem(
                        build.id(),
                        build.job(),
                        Optional.of(build.label()).filter(label -> !label.isEmpty()),
                        Optional.ofNullable(requests.get(build.label())),
                        false,
                        build.since()))
                .toList();
    }

    @Override
    public List<Set<Long>> elsewhere() {
        return List.of();
    }

    @Override
    public synchronized Set<Long> numbers() {
        return queue.stream().map(Build::id).collect(Collectors.toSet());
    }

    @Override
    public synchronized void save() {
        step();
        if (fullDisk) {
            throw new IllegalStateException("the disk is full");
        }
        writing.run();
        queueSaved = queue.stream().map(Build::job).toList();
        queueSaves++;
    }

    @Override
    public synchronized void failing(TemplateId template, Failure failure) {
        told.add(template + " fails: " + failure.text());
    }

    @Override
    public synchronized String kept(Part part) {
        return kept.getOrDefault(part, "");
    }

    @Override
    public synchronized void unreadable(Part part) {
        told.add("what was kept is set aside: " + kept.remove(part));
    }

    @Override
    public synchronized void keep(Part part, String text) {
        step();
        kept.put(part, text);
    }
}
