// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Label;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.fargatecontroller.agents.cost.Costs;
import io.jenkins.plugins.fargatecontroller.agents.cost.Prices;
import io.jenkins.plugins.fargatecontroller.agents.demand.Blockage;
import io.jenkins.plugins.fargatecontroller.agents.demand.Provisioner;
import io.jenkins.plugins.fargatecontroller.agents.engine.AgentEngine;
import io.jenkins.plugins.fargatecontroller.agents.engine.EngineSettings;
import io.jenkins.plugins.fargatecontroller.agents.engine.Ports;
import io.jenkins.plugins.fargatecontroller.agents.engine.ThreadWorker;
import io.jenkins.plugins.fargatecontroller.agents.failure.BackOff;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.mapping.SizeCheck;
import io.jenkins.plugins.fargatecontroller.agents.report.AgentUse;
import io.jenkins.plugins.fargatecontroller.agents.report.AgentsReport;
import io.jenkins.plugins.fargatecontroller.agents.request.AgentRequest;
import io.jenkins.plugins.fargatecontroller.agents.request.RequestRefused;
import io.jenkins.plugins.fargatecontroller.agents.request.Requests;
import io.jenkins.plugins.fargatecontroller.agents.sweep.Sweep;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/**
 * The engine of this Jenkins. It begins when Jenkins has loaded its jobs, and only if there are clouds for it, or nodes
 * of it from before.
 */
@Extension
public class FargateEngine implements EnginePort {

    private static final Logger LOGGER = Logger.getLogger(FargateEngine.class.getName());

    /** The calls to AWS that wait for their answers at once. */
    private static final int CALLS = 16;

    private static final Requests REQUESTS = new Requests(SizeCheck::problem);
    private static final Prices PRICES = Prices.builtIn();

    private final ExecutorService own =
            Executors.newSingleThreadExecutor(task -> thread(task, "Fargate Controller agents"));
    private final ExecutorService calls =
            Executors.newFixedThreadPool(CALLS, task -> thread(task, "Fargate Controller agents' calls"));
    private volatile Fleet fleet = new Fleet("jenkins", List.of());
    private final Object lock = new Object();
    private volatile @Nullable AgentEngine engine;
    private boolean loaded;

    public static FargateEngine get() {
        return ExtensionList.lookupSingleton(FargateEngine.class);
    }

    @Override
    public Fleet fleet() {
        return fleet;
    }

    /** What it does; empty as long as it has nothing to do. */
    public Optional<AgentsReport> report() {
        return Optional.ofNullable(engine)
                .map(running ->
                        AgentsReport.of(running.status(), running.day(), new Costs(fleet, PRICES), CLOCK.instant()));
    }

    /** What a sweep would stop now. Asks AWS. */
    public Sweep.Found orphans() throws CallFailed {
        AgentEngine running = engine;
        return running == null ? new Sweep.Found(List.of(), 0) : running.sweepPreview();
    }

    /** On-demand capacity serves a Spot cloud for a while, or Spot does again. */
    public void useOnDemand(String cloud, boolean yes) {
        with(running -> running.useOnDemand(cloud, yes));
    }

    /** Has it run this from now on. */
    public void run(Fleet other) {
        synchronized (lock) {
            if (!other.equals(fleet)) {
                fleet = other;
                with(running -> running.configure(other));
            }
            startIfNeeded();
        }
    }

    /** Jenkins has loaded its jobs and its queue. */
    void loaded() {
        synchronized (lock) {
            loaded = true;
            startIfNeeded();
        }
    }

    private void startIfNeeded() {
        boolean needed =
                !fleet.clouds().isEmpty() || Jenkins.get().getNodes().stream().anyMatch(FargateAgent.class::isInstance);
        if (loaded && needed && engine == null) {
            AgentEngine started = new AgentEngine(
                    new AgentEngine.Setup(
                            new Ports(
                                    new JenkinsNodes(Jenkins.get()),
                                    new WaitingItems(Jenkins.get()),
                                    EcsPorts.get().tasks(),
                                    EcsPorts.get().definitions(),
                                    new Memory(Jenkins.get().getRootDir().toPath())),
                            new ThreadWorker(own, calls),
                            CLOCK,
                            EngineSettings.usual(),
                            new Provisioner(REQUESTS, WaitingItems::matches)),
                    fleet,
                    () -> HexFormat.of()
                            .toHexDigits(ThreadLocalRandom.current().nextLong())
                            .substring(6));
            engine = started;
            started.start();
        }
    }

    /** Ends with Jenkins; agents go on as they are. */
    public void stop() {
        with(AgentEngine::stop);
        own.shutdown();
        calls.shutdown();
        EcsPorts.get().close();
    }

    @Override
    public boolean serves(String cloud, @Nullable Label label) {
        return fleet.cloud(cloud).stream()
                .flatMap(spec -> spec.templates().stream())
                .anyMatch(template -> label == null
                        ? template.rules().serves()
                        : WaitingItems.matches(label.getExpression(), template.labels()));
    }

    /** Something entered the queue, or left it. */
    void demandChanged() {
        with(AgentEngine::demandChanged);
    }

    @Override
    public void changed(String name) {
        with(running -> running.agentChanged(name));
    }

    @Override
    public void deleted(String name) {
        with(running -> running.deleted(name));
    }

    /** Why an agent was lost; empty for one that was not, or not since Jenkins came up. */
    public Optional<Failure> loss(String name) {
        return Optional.ofNullable(engine).flatMap(running -> running.loss(name));
    }

    @Override
    public void buildStarted(String name, Queue.Task task) {
        buildStarted(name, WaitingItems.job(task));
    }

    private void buildStarted(String name, String job) {
        if (Jenkins.get().getNode(name) instanceof FargateAgent agent) {
            agent.take(job);
        }
        with(running -> running.buildStarted(name, job));
    }

    /** Only the steps of a pipeline have a build that goes on without the node, and can be told of it now. */
    @Override
    public void buildEnded(String name, Queue.Task task) {
        if (task.getOwnerExecutable() instanceof Run<?, ?> run) {
            use(name).ifPresent(use -> AgentCost.add(run, use));
        }
    }

    @Override
    public Optional<AgentUse> use(String name) {
        return Optional.ofNullable(engine)
                .flatMap(running -> running.seen(name))
                .map(row -> AgentUse.of(row, new Costs(fleet, PRICES), CLOCK.instant()));
    }

    /**
     * Looks whether a request can be met.
     *
     * @throws RequestRefused says which field is to blame
     */
    public void check(AgentRequest request) throws RequestRefused {
        REQUESTS.template(request, fleet);
    }

    /** The templates whose agents do not start. */
    public List<BackOff.Failing> failing() {
        return Optional.ofNullable(engine).map(AgentEngine::failing).orElse(List.of());
    }

    /**
     * Asks ECS why a task stopped, on a thread of calls.
     *
     * @param then is told it; empty if the task has not stopped, or ECS did not say
     */
    public void whyStopped(TaskRef task, Consumer<Optional<TaskState.Stop>> then) {
        calls.execute(() -> {
            Optional<TaskState.Stop> stop = Optional.empty();
            try {
                stop = EcsPorts.get().tasks().describe(task.cluster(), List.of(task.task())).stream()
                        .flatMap(state -> state.stop().stream())
                        .findFirst();
            } catch (CallFailed e) {
                LOGGER.log(Level.WARNING, "ECS did not tell why a task stopped: {0}", e.text());
            }
            then.accept(stop);
        });
    }

    /** Why a waiting build has no agent. */
    Optional<Blockage> blockage(long item) {
        return Optional.ofNullable(engine).flatMap(running -> running.blockage(item));
    }

    /** Why an agent may not be given a build. Before the engine has started, nobody can tell who may use it. */
    Optional<String> refusal(FargateAgent agent, Queue.BuildableItem item) {
        AgentEngine running = engine;
        if (running == null) {
            return Optional.of(Messages.FargateEngine_NotStarted());
        }
        return JenkinsNodes.view(agent)
                .flatMap(view -> running.refusal(view, WaitingItems.job(item.task), WaitingItems.asksFor(item, agent)));
    }

    private void with(Consumer<AgentEngine> work) {
        AgentEngine running = engine;
        if (running != null) {
            work.accept(running);
        }
    }

    /** Works for Jenkins itself; the SDK looks for its parts with the thread's class loader. */
    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(() -> asSystem(task), name);
        thread.setDaemon(true);
        thread.setContextClassLoader(FargateEngine.class.getClassLoader());
        return thread;
    }

    @SuppressWarnings("try") // the context works by being there
    private static void asSystem(Runnable task) {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            task.run();
        }
    }
}
