// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.UnreadableOverrides;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.state.EnvironmentCache;
import io.jenkins.plugins.fargatecontroller.state.Ownership;
import io.jenkins.plugins.fargatecontroller.state.PlanRecord;
import io.jenkins.plugins.fargatecontroller.state.StateDirectory;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Headline;
import io.jenkins.plugins.fargatecontroller.status.PlanCause;
import io.jenkins.plugins.fargatecontroller.status.Run;
import io.jenkins.plugins.fargatecontroller.status.RunHistory;
import io.jenkins.plugins.fargatecontroller.status.RunPart;
import io.jenkins.plugins.fargatecontroller.status.RunProblems;
import io.jenkins.plugins.fargatecontroller.status.Status;
import io.jenkins.plugins.fargatecontroller.status.StatusLog;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes Jenkins as planned, one run at a time, and knows where things stand. */
public final class Reconciler {

    private final JenkinsPort jenkins;
    private final StateDirectory home;
    private final Sources sources;
    private final EnvironmentCache knowledge;
    private final RunHistory runs = new RunHistory();
    private volatile @Nullable Thread applying;
    private volatile SyncStatus last;
    private volatile int failures;

    /**
     * A reconciler that has asked nothing yet.
     *
     * @param env the environment variables of the controller's container
     */
    public Reconciler(JenkinsPort jenkins, StateDirectory home, Sources sources, Map<String, String> env) {
        this.jenkins = jenkins;
        this.home = home;
        this.sources = sources;
        this.knowledge = new EnvironmentCache(env, home, sources.discovery());
        this.last = new SyncStatus(
                Plan.nothing(new Plan.Verdict(knowledge.asleep(), List.of(), Withheld.NOTHING)),
                List.of(),
                List.of(),
                false,
                false);
    }

    /** Whether there is nothing to do, because Jenkins does not run on Fargate. */
    public boolean asleep() {
        return knowledge.asleep();
    }

    /** Whether the calling thread is changing Jenkins for us just now. */
    public boolean applying() {
        return Thread.currentThread().equals(applying);
    }

    /** Whether a run could not get the administrator's password. */
    boolean waiting() {
        return last.waiting();
    }

    /** How many runs have failed since the last good one. */
    int failures() {
        return failures;
    }

    /** The configured minutes between two discoveries. */
    int minutes() {
        return last.plan().controller().get(ControllerKeys.RECONCILE_MINUTES);
    }

    /** Asks AWS; changes nothing in Jenkins. */
    public void discover() {
        knowledge.discover();
    }

    /** Goes by what is known from before, since the discovery failed. */
    void brokeOff(Throwable failure) {
        knowledge.brokeOff(failure);
    }

    /** Goes by the last known environment as long as AWS has not answered. */
    void remember() {
        knowledge.remember();
    }

    /**
     * Closes a Jenkins in which nobody has configured any security. Needs no answer from AWS, so that Jenkins is closed
     * whatever happens later.
     */
    public synchronized void secure() {
        if (!asleep() && jenkins.access().open()) {
            String user = userOrUsual();
            closedAs(user);
            try {
                new Administrator(jenkins.access(), sources.passwords()).close(user);
                StatusLog.info("Jenkins had no security: now only '%s' may log in".formatted(user));
            } catch (IOException | RuntimeException | Error e) {
                StatusLog.warning(
                        "Jenkins had no security and is closed now. "
                                + Administrator.unsaved(user, e).sentences(),
                        e);
                jenkins.access().close(user);
            }
        }
    }

    /**
     * Makes the administrator's account where Jenkins has none, now that its users are loaded. Needs no answer from AWS:
     * as long as its user database is empty, Jenkins lets whoever comes first become its administrator.
     */
    public synchronized void usersLoaded() {
        if (asleep()) {
            return;
        }
        String user = Administrator.usualUser();
        try {
            Ownership record = record();
            user = record.administrator().orElse(user);
            if (Administrator.ours(jenkins.access(), record)) {
                new Administrator(jenkins.access(), sources.passwords()).takePlace(user);
            }
        } catch (IOException | RuntimeException | Error e) {
            StatusLog.warning(Administrator.unsaved(user, e).sentences(), e);
        }
    }

    /** Remembers who was made the administrator, so that a later run can make it who it shall be. */
    public synchronized void closedAs(String user) {
        try {
            saved(record().withAdministrator(user));
        } catch (RuntimeException | Error e) {
            StatusLog.warning("It could not be recorded that '%s' is the administrator".formatted(user), e);
        }
    }

    private String userOrUsual() {
        try {
            return Administrator.user(planOrDefaults());
        } catch (RuntimeException | Error e) {
            StatusLog.warning("The administrator could not be planned, so the default one is used", e);
            return Administrator.usualUser();
        }
    }

    /** Saves the record. Where that fails, the record is kept for the next attempt, and all else goes on. */
    private Optional<Problem> saved(Ownership record) {
        try {
            home.save(record);
            return Optional.empty();
        } catch (IOException | RuntimeException | Error e) {
            return Optional.of(RunProblems.unsaved(RunPart.OWNERSHIP, "the record of what is ours", e));
        }
    }

    /** What a run would change now. */
    public synchronized List<Change> preview() {
        if (asleep()) {
            return List.of();
        }
        try {
            Plan plan = plan(Scope.ALL);
            List<Change> changes =
                    Diff.between(plan, jenkins, record(), Scope.ALL).changes();
            return followed(home.plan(), plan, changes).explain(changes);
        } catch (UnreadableOverrides e) {
            return List.of();
        } catch (RuntimeException | Error e) {
            StatusLog.warning("The pending changes could not be determined", e);
            return List.of();
        }
    }

    private PlanRecord followed(PlanRecord before, Plan plan, List<Change> open) {
        return before.follow(PlanTargets.of(plan), open, sources.clock().instant());
    }

    /** Remembers who changed the overrides, for the run that follows. */
    public void edited(PlanCause.Source source, String user) {
        if (!asleep()) {
            home.changePlan(before ->
                    before.edited(new PlanCause(source, user, sources.clock().instant())));
        }
    }

    private Plan plan() {
        return knowledge.plan(sources.overrides().get());
    }

    /** What vanished from the parameter store leaves the plan once a person says so. */
    private Plan plan(Scope extent) {
        return extent.equals(Scope.ALL) ? knowledge.accepted(sources.overrides().get()) : plan();
    }

    private Plan planOrDefaults() {
        try {
            return plan();
        } catch (UnreadableOverrides e) {
            return knowledge.plan(Overrides.NONE);
        }
    }

    /** Compares Jenkins with the plan, and makes it as planned. */
    public Run run(Trigger trigger, Scope extent) {
        return run(trigger, extent, changes -> true).orElseThrow();
    }

    /**
     * Makes Jenkins as planned, also where drift is kept otherwise, if that is what a person has seen. The changes that are
     * looked at are those that are applied: one plan, one comparison, and no other run between.
     *
     * @param shown whether these are the changes that the person was shown
     * @return empty if they are others, so that nothing was changed
     */
    public Optional<Run> apply(Predicate<List<Change>> shown) {
        return run(Trigger.REQUEST, Scope.ALL, shown);
    }

    private synchronized Optional<Run> run(Trigger trigger, Scope asked, Predicate<List<Change>> wanted) {
        Instant start = sources.clock().instant();
        SyncStatus before = last;
        List<Change> applied = List.of();
        applying = Thread.currentThread();
        try {
            secure();
            Plan plan = plan(asked);
            Scope extent = asked.decided(!Administrator.same(before.plan(), plan));
            Reconciliation reconciliation = new Reconciliation(jenkins, sources, plan, knowledge.region());
            Ownership record = record();
            Diff diff = reconciliation.diff(record, extent);
            PlanRecord told = home.changePlan(earlier -> followed(earlier, plan, diff.changes()));
            if (!wanted.test(told.explain(diff.changes()))) {
                return Optional.empty();
            }
            Reconciliation.Result result =
                    reconciliation.run(diff, record, extent).explained(told);
            if (extent.equals(Scope.ALL)) {
                knowledge.accept();
            }
            applied = result.changes();
            List<Problem> earlier = extent.asksForPassword() ? List.of() : before.ofPassword();
            last = standing(
                    result.with(earlier).with(saved(result.record()).stream().toList()));
        } catch (UnreadableOverrides e) {
            last = new SyncStatus(last.plan(), List.of(e.problem()), last.pending(), true, last.waiting());
        } catch (RuntimeException | Error e) {
            StatusLog.warning("The plan could not be applied", e);
            Problem problem = RunProblems.failed(RunPart.RECONCILE, "The plan could not be applied", e);
            last = new SyncStatus(last.plan(), List.of(problem), last.pending(), true, last.waiting());
        } finally {
            applying = null;
        }
        Run run = ended(trigger, start, applied);
        StatusLog.run(run, before.problems(), last.problems());
        return Optional.of(run);
    }

    /** Where things stand, without any call. */
    public Status status() {
        SyncStatus now = last;
        Plan plan = now.plan()
                .with(new Plan.Verdict(
                        asleep(), now.problems(), now.plan().verdict().withheld()));
        return new Status(
                headline(now), knowledge.environment(), plan, now.pending(), runs.newestFirst(), knowledge.progress());
    }

    private Headline headline(SyncStatus now) {
        if (asleep()) {
            return Headline.ASLEEP;
        }
        return runs.newestFirst().isEmpty() ? Headline.DISCOVERING : Headline.of(now.problems(), now.pending());
    }

    private SyncStatus standing(Reconciliation.Result result) {
        boolean known = knowledge.environment().isPresent();
        Stream<Problem> planned = known ? result.plan().problems().stream() : Stream.empty();
        List<Problem> problems = Stream.of(
                        planned, knowledge.problems().stream(), home.lost().stream(), result.problems().stream())
                .flatMap(some -> some)
                .filter(problem -> !result.supersedes(problem))
                .sorted(Comparator.comparing(Problem::severity))
                .distinct()
                .toList();
        return new SyncStatus(
                result.plan(), problems, result.pending(), result.failed() || knowledge.broken(), result.waiting());
    }

    private Run ended(Trigger trigger, Instant start, List<Change> applied) {
        SyncStatus now = last;
        Run run = new Run(
                trigger,
                start,
                knowledge.takeTrace(),
                new Run.Report(
                        Duration.between(start, sources.clock().instant()),
                        now.of(applied),
                        now.message(applied),
                        applied));
        failures = now.failed() ? failures + 1 : 0;
        runs.add(run);
        return run;
    }

    private Ownership record() {
        return home.ownership();
    }
}
