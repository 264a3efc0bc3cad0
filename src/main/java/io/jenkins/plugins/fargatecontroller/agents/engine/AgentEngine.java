// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.demand.Blockage;
import io.jenkins.plugins.fargatecontroller.agents.demand.Provisioner;
import io.jenkins.plugins.fargatecontroller.agents.failure.BackOff;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.metrics.DayBook;
import io.jenkins.plugins.fargatecontroller.agents.spot.SpotState;
import io.jenkins.plugins.fargatecontroller.agents.sweep.Sweep;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The engine. Each method may be called from any thread, under any lock: it returns at once, and what it asks for is
 * done on the engine's own thread.
 */
public final class AgentEngine {

    private static final Duration TICK = Duration.ofSeconds(10);

    private final Context context;
    private final Diary diary;
    private final Roster roster = new Roster();
    private final Shortages shortages;
    private final Endings endings;
    private final Launcher launcher;
    private final Observer observer;
    private final Recoverer recoverer;
    private final Demand demand;
    private volatile Fleet fleet;
    private volatile EngineStatus status = EngineStatus.none();
    private final Map<String, EngineStatus.Row> seen = Collections.synchronizedMap(new Endings.Latest<>());
    private final AtomicBoolean asked = new AtomicBoolean();
    private boolean stopped;

    /**
     * An engine that stands still.
     *
     * @param unique makes short texts that no agent's name has ended with
     */
    public AgentEngine(Setup setup, Fleet fleet, Supplier<String> unique) {
        this.diary = Diary.open(setup.ports().outside(), setup.clock().instant());
        this.context = Context.of(setup.ports(), setup.worker(), setup.clock(), setup.settings(), diary.day());
        this.fleet = fleet;
        this.shortages = new Shortages(context);
        this.endings = new Endings(context, roster, shortages, this::demandChanged, this::watch);
        this.launcher = new Launcher(context, roster, shortages, endings, fleet);
        this.observer = new Observer(context, roster, shortages, endings, fleet);
        this.demand = new Demand(
                context,
                new Demand.Parts(roster, shortages, launcher, endings),
                setup.provisioner(),
                unique,
                this::demandChanged);
        this.recoverer = new Recoverer(context, roster, launcher, endings, shortages);
    }

    /** What an engine is made of. */
    public record Setup(Ports ports, Worker worker, Clock clock, EngineSettings settings, Provisioner provisioner) {}

    /** Takes up the agents that there are, and starts. */
    public void start() {
        context.worker().run(() -> {
            recoverer.start(fleet);
            provision();
            tick();
        });
    }

    /**
     * Stops for good; agents go on as they are. To let agents end and start no more, configure a fleet without clouds.
     */
    public void stop() {
        context.worker().run(() -> {
            stopped = true;
            diary.write(context.now());
            roster.planned().forEach(roster::drop);
        });
    }

    /** There are other clouds or templates now. */
    public void configure(Fleet other) {
        Fleet before = fleet;
        fleet = other;
        context.worker().run(() -> {
            shortages.changed(before, other);
            launcher.configure(other);
            observer.configure(other);
            provision();
        });
    }

    /** Something entered the queue, or left it. Many calls at once lead to one look at the queue. */
    public void demandChanged() {
        if (asked.compareAndSet(false, true)) {
            context.worker().run(this::provision);
        }
    }

    /** An agent came online, went offline, or its build began or ended. */
    public void agentChanged(String name) {
        context.worker().run(() -> {
            observer.judge();
            boolean lost = roster.find(name).filter(Known::connected).isPresent()
                    && context.ports().nodes().ours().stream()
                            .anyMatch(view -> view.agent().name().equals(name) && !view.online());
            if (lost) {
                observer.soon();
            }
            watch();
            provision();
        });
    }

    /** A build was given to an agent; its task is tagged with the job if it was started for another. */
    public void buildStarted(String name, String job) {
        context.worker()
                .run(() -> roster.find(name)
                        .filter(known -> !known.agent().job().equals(Optional.of(job)))
                        .flatMap(Known::task)
                        .ifPresent(task -> context.worker().call(() -> {
                            try {
                                context.ports().tasks().tag(task, LaunchPlan.jobTag(job));
                            } catch (CallFailed e) {
                                context.ports()
                                        .nodes()
                                        .log(name, "The task could not be tagged with its job: " + e.text());
                            }
                        })));
    }

    /** Why a waiting build has no agent, as the last look at the queue found. */
    public Optional<Blockage> blockage(long item) {
        return demand.blockage(item);
    }

    /**
     * Why a node may not be given a build of a job, as a clause; empty if it may. A node serves one build, or the
     * builds of one job where its template says so, and only jobs in the template's folders.
     *
     * @param back whether the build asks for this very node, as one does that had it before a restart
     */
    public Optional<String> refusal(Nodes.View node, String job, boolean back) {
        return new Taking(fleet.template(node.agent().template())).refusal(node, job, back);
    }

    /** Somebody deletes a node, and whatever runs there. */
    public void deleted(String name) {
        endings.deleted(name);
        agentChanged(name);
    }

    /** Why an agent was lost, or is about to be; empty for one that was not, or not since the controller came up. */
    public Optional<Failure> loss(String name) {
        return endings.loss(name);
    }

    /** The templates whose agents do not start, with what ECS says of them. */
    public List<BackOff.Failing> failing() {
        return shortages.failing();
    }

    /** What there was at the last look. */
    public EngineStatus status() {
        return status;
    }

    /** An agent as it was when it was seen last; one that is gone is remembered for a while, for its build that ends. */
    public Optional<EngineStatus.Row> seen(String name) {
        return Optional.ofNullable(seen.get(name));
    }

    /** On-demand capacity serves a Spot cloud for a while, or Spot does again, because somebody wants it so. */
    public void useOnDemand(String cloud, boolean yes) {
        context.worker().run(() -> {
            SpotState state = yes
                    ? SpotState.normal()
                            .fallBack(context.now(), context.settings().spot().fallback())
                    : SpotState.normal();
            shortages.force(cloud, state);
            provision();
        });
    }

    /** What a sweep would stop now. It asks AWS: not to be called under a lock. */
    public Sweep.Found sweepPreview() throws CallFailed {
        return recoverer.preview(fleet);
    }

    private void watch() {
        observer.schedule();
    }

    private void tick() {
        if (!stopped) {
            observer.judge();
            provision();
            diary.tick(context.now());
            recoverer.tick(fleet, launcher.catalogue().families());
            watch();
            context.worker().later(TICK, this::tick);
        }
    }

    private void provision() {
        asked.set(false);
        if (!stopped) {
            status = demand.meet(fleet);
            status.agents().forEach(row -> seen.put(row.name(), row));
        }
    }

    /** The figures of the last day. */
    public DayBook.Summary day() {
        return context.day().summary(context.now());
    }
}
