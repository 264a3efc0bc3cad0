// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.watch;

import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureReader;
import io.jenkins.plugins.fargatecontroller.agents.failure.InWords;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.time.Duration;

/** The states of an agent, and what follows from each. */
public final class Watch {

    /** ECS may not know a task yet that it has just made. */
    private static final Duration ECS_IS_SLOW = Duration.ofMinutes(2);

    /** ECS may for a moment not know a task that it knew. */
    private static final Duration ECS_ERRS = Duration.ofSeconds(20);

    private static final Verdict WAIT = new Verdict.Wait();

    private Watch() {}

    /** The verdict over one agent. */
    public static Verdict over(Seen seen) {
        if (done(seen)) {
            return new Verdict.Finished("its build has ended");
        }
        return seen.task()
                .map(task -> task.stopped() || task.stop().isPresent() ? ending(seen, task) : alive(seen, task))
                .orElseGet(() -> unknown(seen));
    }

    private static boolean done(Seen seen) {
        return seen.node().used()
                && !seen.node().busy()
                && !seen.life().limits().reuse();
    }

    /** A task that has stopped, or is announced to stop. */
    private static Verdict ending(Seen seen, TaskState task) {
        Failure why = task.stop()
                .map(FailureReader::of)
                .orElseGet(() -> new Failure(FailureKind.OTHER, "the task stopped, and ECS does not say why"));
        if (!seen.life().connected() && !seen.node().online()) {
            return new Verdict.NotStarted(why);
        }
        if (task.stopped() || !seen.node().busy() || !seen.node().online()) {
            return new Verdict.Lost(why);
        }
        return seen.life().warned() ? WAIT : new Verdict.Ending(why);
    }

    private static Verdict alive(Seen seen, TaskState task) {
        if (seen.node().online()) {
            return online(seen);
        }
        return seen.life().connected() ? offline(seen) : starting(seen, task);
    }

    private static Verdict online(Seen seen) {
        if (!seen.life().connected()) {
            return new Verdict.Connected();
        }
        Duration idle = seen.life().limits().idle();
        boolean tooLong = !seen.node().busy() && seen.inThisState().compareTo(idle) > 0;
        return tooLong ? new Verdict.Finished("no build took it for " + InWords.of(idle)) : WAIT;
    }

    /** The connection broke, and ECS has not said yet that the task stops; it may tell that late, or never. */
    private static Verdict offline(Seen seen) {
        Duration patience = seen.life().limits().reconnect();
        return seen.inThisState().compareTo(patience) > 0
                ? new Verdict.Lost(new Failure(
                        FailureKind.VANISHED,
                        "the agent's connection broke and did not come back within " + InWords.of(patience)))
                : WAIT;
    }

    private static Verdict starting(Seen seen, TaskState task) {
        Duration patience = seen.life().limits().start();
        return seen.sinceStarted().compareTo(patience) > 0
                ? new Verdict.NotStarted(new Failure(
                        FailureKind.NEVER_CONNECTED,
                        "the agent did not connect within %s, and its task is %s"
                                .formatted(InWords.of(patience), task.status())))
                : WAIT;
    }

    /** A task that ECS does not know: not yet, or no longer. An agent that answers is more to be believed. */
    private static Verdict unknown(Seen seen) {
        if (seen.node().online()) {
            return online(seen);
        }
        boolean early = seen.sinceStarted().compareTo(ECS_IS_SLOW) <= 0
                || seen.inThisState().compareTo(ECS_ERRS) <= 0;
        if (early) {
            return WAIT;
        }
        Failure gone = new Failure(FailureKind.VANISHED, "ECS no longer knows the task");
        return seen.life().connected() ? new Verdict.Lost(gone) : new Verdict.NotStarted(gone);
    }
}
