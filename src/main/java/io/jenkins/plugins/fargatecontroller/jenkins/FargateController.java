// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.fargatecontroller.agents.mapping.FailingProblems;
import io.jenkins.plugins.fargatecontroller.amazonecs.JcascYaml;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FargateEngine;
import io.jenkins.plugins.fargatecontroller.jenkins.amazonecs.EcsAgents;
import io.jenkins.plugins.fargatecontroller.jenkins.port.JenkinsAdapter;
import io.jenkins.plugins.fargatecontroller.jenkins.port.JenkinsBuilds;
import io.jenkins.plugins.fargatecontroller.notification.NotificationPolicy;
import io.jenkins.plugins.fargatecontroller.notification.Notifier;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.reconcile.Boot;
import io.jenkins.plugins.fargatecontroller.reconcile.LeaseRenewal;
import io.jenkins.plugins.fargatecontroller.reconcile.ReconcileInterval;
import io.jenkins.plugins.fargatecontroller.reconcile.ReconcileLoop;
import io.jenkins.plugins.fargatecontroller.reconcile.Reconciler;
import io.jenkins.plugins.fargatecontroller.reconcile.Sources;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import io.jenkins.plugins.fargatecontroller.state.HomeLease;
import io.jenkins.plugins.fargatecontroller.state.StateDirectory;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.PlanCause;
import io.jenkins.plugins.fargatecontroller.status.Status;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** What the page, the monitor and the configuration ask of the plugin. Checks no permission: its callers do. */
@Extension
public class FargateController {

    /** How long the boot of Jenkins waits for AWS, in seconds. */
    private static final String BOOT_SECONDS = "io.jenkins.plugins.fargatecontroller.bootSeconds";

    private final Surroundings surroundings = Thrown.asException(Surroundings::get);
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> thread(task, "Fargate Controller"));
    private final Reconciler reconciler = Thrown.asException(this::newReconciler);
    private final Notifier notifier =
            new Notifier(surroundings::publish, this::orders, task -> thread(task, "Fargate Controller notifications"));
    private final ReconcileLoop loop =
            new ReconcileLoop(reconciler, executor, new ReconcileInterval(Math::random), clock);

    private final ScheduledExecutorService renewals =
            Executors.newSingleThreadScheduledExecutor(task -> thread(task, "Fargate Controller lease"));
    private final LeaseRenewal lease = new LeaseRenewal(
            new HomeLease(
                    Jenkins.get().getRootDir().toPath().resolve("fargate-controller/lease.json"),
                    surroundings
                            .variables()
                            .getOrDefault(Variables.METADATA, "")
                            .replaceFirst(".*/", ""),
                    clock),
            new JenkinsBuilds(Jenkins.get()));

    private Reconciler newReconciler() {
        return new Reconciler(
                new JenkinsAdapter(Jenkins.get()),
                new StateDirectory(Jenkins.get().getRootDir().toPath().resolve("fargate-controller")),
                new Sources(surroundings, FargateController::overrides, surroundings::password, clock),
                surroundings.variables());
    }

    public static FargateController get() {
        return ExtensionList.lookupSingleton(FargateController.class);
    }

    /** Where things stand, without any call. */
    public Status status() {
        Status status = reconciler.status();
        Status all = Stream.of(
                        notifier.problem().stream(),
                        lease.problem().stream(),
                        FailingProblems.of(FargateEngine.get().failing()).stream(),
                        FailingProblems.of(EcsAgents.get().failing()).stream())
                .flatMap(problems -> problems)
                .reduce(status, Status::with, (one, other) -> other);
        return loop.asked().map(all::under).orElse(all);
    }

    /** Discovers anew and reconciles, on a thread of its own. */
    public void rediscover() {
        loop.request(Trigger.REQUEST, true);
    }

    /** Compares Jenkins with the plan now. */
    public List<Change> preview() {
        return asSystem(reconciler::preview);
    }

    /**
     * Makes Jenkins as planned now, also where drift is kept otherwise, if these are the changes that somebody was shown.
     * Waits for a run that is under way.
     *
     * @return whether they were; otherwise nothing was changed
     */
    public boolean apply(Predicate<List<Change>> shown) {
        return asSystem(() -> reconciler.apply(shown)).isPresent();
    }

    /** The plan as JCasC YAML. */
    public String exportYaml() {
        return JcascYaml.render(status().plan());
    }

    /** Has Jenkins compared with what was saved, before this returns. Waits for a run that is under way. */
    public void reconcileSaved() {
        asSystem(() -> loop.runNow(Trigger.SAVE));
    }

    /** Remembers that whoever is at work here has changed the overrides. */
    void edited(Trigger trigger) {
        reconciler.edited(
                trigger == Trigger.JCASC ? PlanCause.Source.JCASC : PlanCause.Source.OVERRIDES,
                user(Jenkins.getAuthentication2()));
    }

    /** Jenkins itself, which JCasC works for, is nobody. */
    private static String user(Authentication atWork) {
        return atWork.equals(ACL.SYSTEM2) ? "" : atWork.getName();
    }

    /** Has Jenkins compared with the plan soon, without a discovery, unless the change is our own. */
    void changed(Trigger trigger) {
        if (!reconciler.applying()) {
            loop.request(trigger, false);
        }
    }

    /** Takes the home for this task, or holds its builds, now and from now on. */
    void keepHome() {
        if (!reconciler.asleep()) {
            long seconds = LeaseRenewal.PERIOD.toSeconds();
            lease.renew();
            var unused = renewals.scheduleWithFixedDelay(lease::renew, seconds, seconds, TimeUnit.SECONDS);
        }
    }

    void leaveHome() {
        renewals.shutdownNow();
        if (!reconciler.asleep()) {
            lease.release();
        }
    }

    Boot boot() {
        Duration deadline = Duration.ofSeconds(Long.getLong(BOOT_SECONDS, 20));
        return new Boot(
                reconciler, task -> thread(task, "Fargate Controller discovery").start(), deadline);
    }

    Reconciler reconciler() {
        return reconciler;
    }

    Notifier notifier() {
        return notifier;
    }

    private Optional<NotificationPolicy> orders() {
        Status status = reconciler.status();
        return status.environment().flatMap(environment -> NotificationPolicy.of(environment, status.plan()));
    }

    ReconcileLoop loop() {
        return loop;
    }

    private static Parsed<Overrides> overrides() {
        return ExtensionList.lookupSingleton(OverrideProperties.class).overrides();
    }

    private static void asSystem(Runnable work) {
        asSystem(() -> {
            work.run();
            return work;
        });
    }

    @SuppressWarnings("try") // the context works by being there
    private static <T> T asSystem(Supplier<T> work) {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            return work.get();
        }
    }

    /** Works for Jenkins itself: a thread has nobody's rights unless it is given some. */
    private static Thread thread(Runnable task, String name) {
        Runnable asSystem = () -> asSystem(() -> {
            task.run();
            return name;
        });
        Thread thread = new Thread(asSystem, name);
        thread.setDaemon(true);
        return thread;
    }
}
