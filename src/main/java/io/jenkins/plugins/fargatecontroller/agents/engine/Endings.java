// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.engine.Nodes.Removal;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureReader;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How agents end: the node goes, the task is stopped, and what was learned from it is kept. */
final class Endings {

    private static final int REMEMBERED = 1000;
    private static final int TRIES = 5;
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Context context;
    private final Roster roster;
    private final Shortages shortages;
    private final Runnable changed;
    private final Runnable watch;

    /** Why agents were lost, for whoever asks about a build of theirs. */
    private final Map<String, Failure> losses = Collections.synchronizedMap(new Latest<>());

    /** The oldest make room. */
    static final class Latest<V> extends LinkedHashMap<String, V> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > REMEMBERED;
        }
    }

    Endings(Context context, Roster roster, Shortages shortages, Runnable changed, Runnable watch) {
        this.context = context;
        this.roster = roster;
        this.shortages = shortages;
        this.changed = changed;
        this.watch = watch;
    }

    /** There is something to watch. */
    void watch() {
        watch.run();
    }

    Optional<Failure> loss(String name) {
        return Optional.ofNullable(losses.get(name));
    }

    /** Somebody deletes the node; one that was lost before was not lost by that. */
    void deleted(String name) {
        losses.putIfAbsent(name, new Failure(FailureKind.STOPPED_BY_HAND, "its node was deleted"));
    }

    /** It has no node yet, and gets none. */
    void neverLaunched(Planned plan, Failure failure) {
        roster.drop(plan);
        shortages.failed(plan.attempt(), failure);
        context.day().add(Happening.NOT_STARTED, context.now());
        changed.run();
    }

    void notStarted(Known known, Failure failure) {
        shortages.failed(known.attempt(), failure);
        context.day().add(Happening.NOT_STARTED, context.now());
        end(known, new Removal(failure.withRemedy(), Optional.of(failure)));
    }

    /** Its end was announced. */
    void ending(Known known, Failure failure) {
        losses.put(known.name(), failure);
        known.setWarned();
        interrupted(known, failure);
        context.ports().nodes().ending(known.name(), failure);
        changed.run();
    }

    void lost(Known known, Failure failure) {
        losses.put(known.name(), failure);
        if (!known.warned()) {
            interrupted(known, failure);
        }
        context.day().add(Happening.LOST, context.now());
        end(known, new Removal(failure.withRemedy(), Optional.of(failure)));
    }

    private void interrupted(Known known, Failure failure) {
        if (failure.kind() == FailureKind.SPOT_INTERRUPTED) {
            context.day().add(Happening.INTERRUPTED, context.now());
            shortages.shortage(known.agent().template().cloud(), known.name());
        }
    }

    /** It has nothing to do; one that was given a build at the last moment stays. */
    void finished(Known known, String why) {
        if (context.ports().nodes().retire(known.name())) {
            end(known, new Removal(why, Optional.empty()));
        }
    }

    private void end(Known known, Removal why) {
        roster.remove(known.name());
        shortages.gone(known.agent().template().cloud(), known.name());
        context.ports().nodes().remove(known.name(), why);
        boolean stopped = known.state().map(TaskState::stopped).orElse(false);
        if (!stopped) {
            known.task().ifPresent(task -> stop(task, why.text()));
        }
        changed.run();
    }

    void stop(TaskRef task, String why) {
        stop(task, why, 1);
    }

    /** What is not stopped in the end is an orphan, and is swept. */
    private void stop(TaskRef task, String why, int tries) {
        context.worker().call(() -> {
            try {
                context.ports().tasks().stop(task, why);
            } catch (CallFailed e) {
                context.worker().run(() -> stopFailed(task, why, tries, FailureReader.of(e)));
            }
        });
    }

    private void stopFailed(TaskRef task, String why, int tries, Failure failure) {
        if (failure.kind() == FailureKind.THROTTLED) {
            context.rates().throttled(context.now());
        }
        if (tries < TRIES) {
            context.worker().later(AGAIN, () -> stop(task, why, tries + 1));
        }
    }
}
