// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Status;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    /** Start 10 min, idle 5 min, reconnect 20 s. */
    private static Seen seen(Optional<TaskState> task, String node, int age, int since) {
        boolean online = node.contains("online");
        boolean reuse = node.contains("reuse");
        var limits = new Seen.Limits(Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofSeconds(20), reuse);
        return new Seen(
                task,
                new Seen.Node(online, node.contains("busy"), node.contains("used"), NOW.minusSeconds(since)),
                new Seen.Life(NOW.minusSeconds(age), node.contains("known"), node.contains("warned"), limits),
                NOW);
    }

    private static Optional<TaskState> task(String status, String code) {
        if (status.equals("-")) {
            return Optional.empty();
        }
        Optional<Stop> stop = code.equals("-") ? Optional.empty() : Optional.of(new Stop(code, "", List.of()));
        return Optional.of(new TaskState(
                new TaskRef("cluster", "task"),
                Status.of(status),
                stop,
                new TaskState.Times(Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Map.of(),
                Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // task        | stop code                 | node                        | age  | since | verdict
                "PROVISIONING  | -                         | ''                          | 5    | 5     | Wait",
                "PENDING       | -                         | ''                          | 599  | 599   | Wait",
                "PENDING       | -                         | ''                          | 601  | 601   | NotStarted NEVER_CONNECTED",
                "RUNNING       | -                         | ''                          | 601  | 601   | NotStarted NEVER_CONNECTED",
                "RUNNING       | -                         | online                      | 60   | 0     | Connected",
                "RUNNING       | -                         | online known                | 60   | 299   | Wait",
                "RUNNING       | -                         | online known                | 900  | 301   | Finished",
                "RUNNING       | -                         | online known used busy      | 9000 | 8000  | Wait",
                "RUNNING       | -                         | online known used           | 60   | 1     | Finished",
                "RUNNING       | -                         | online known used reuse     | 60   | 1     | Wait",
                "RUNNING       | -                         | online known used reuse     | 900  | 301   | Finished",
                "RUNNING       | -                         | known used busy             | 60   | 19    | Wait",
                "RUNNING       | -                         | known used busy             | 60   | 21    | Lost VANISHED",
                "RUNNING       | -                         | known                       | 60   | 21    | Lost VANISHED",
                "RUNNING       | SpotInterruption          | online known used busy      | 60   | 30    | Ending SPOT_INTERRUPTED",
                "RUNNING       | TerminationNotice         | online known used busy      | 60   | 30    | Ending SPOT_INTERRUPTED",
                "RUNNING       | SpotInterruption          | online known used busy warned | 60 | 30    | Wait",
                "RUNNING       | SpotInterruption          | online known                | 60   | 30    | Lost SPOT_INTERRUPTED",
                "STOPPING      | SpotInterruption          | known used busy             | 60   | 1     | Lost SPOT_INTERRUPTED",
                "STOPPING      | SpotInterruption          | ''                          | 60   | 1     | NotStarted SPOT_INTERRUPTED",
                "DEACTIVATING  | UserInitiated             | online known used busy      | 60   | 1     | Ending STOPPED_BY_HAND",
                "STOPPED       | SpotInterruption          | online known used busy      | 60   | 30    | Lost SPOT_INTERRUPTED",
                "STOPPED       | TerminationNotice         | known used busy             | 60   | 30    | Lost SPOT_INTERRUPTED",
                "STOPPED       | EssentialContainerExited  | known used busy             | 60   | 1     | Lost EXITED",
                "STOPPED       | EssentialContainerExited  | ''                          | 60   | 60    | NotStarted EXITED",
                "STOPPED       | EssentialContainerExited  | known used                  | 60   | 1     | Finished",
                "STOPPED       | TaskFailedToStart         | ''                          | 60   | 60    | NotStarted INITIALIZATION",
                "STOPPED       | UserInitiated             | ''                          | 60   | 60    | NotStarted STOPPED_BY_HAND",
                "STOPPED       | ServiceSchedulerInitiated | known used busy             | 60   | 1     | Lost STOPPED_BY_SERVICE",
                "STOPPED       | InfrastructureHealth      | known used busy             | 60   | 1     | Lost HOST_FAILED",
                "STOPPED       | -                         | known used busy             | 60   | 1     | Lost OTHER",
                "DEPROVISIONING| -                         | ''                          | 60   | 60    | NotStarted OTHER",
                "DELETED       | -                         | known                       | 60   | 60    | Lost OTHER",
                "-             | -                         | ''                          | 119  | 119   | Wait",
                "-             | -                         | ''                          | 121  | 121   | NotStarted VANISHED",
                "-             | -                         | known used busy             | 121  | 20    | Wait",
                "-             | -                         | known used busy             | 121  | 21    | Lost VANISHED",
                "-             | -                         | known used busy             | 119  | 119   | Wait",
                "-             | -                         | known used                  | 60   | 1     | Finished",
                "-             | -                         | online known used busy      | 9000 | 1     | Wait",
                "-             | -                         | online                      | 60   | 1     | Connected"
            })
    void eachStateHasItsVerdict(String status, String code, String node, int age, int since, String verdict) {
        assertThat(text(Watch.over(seen(task(status, code), node, age, since)))).isEqualTo(verdict);
    }

    private static String text(Verdict verdict) {
        String name = verdict.getClass().getSimpleName();
        if (verdict instanceof Verdict.Ending ending) {
            return name + " " + ending.why().kind();
        }
        if (verdict instanceof Verdict.NotStarted failed) {
            return name + " " + failed.why().kind();
        }
        return verdict instanceof Verdict.Lost lost ? name + " " + lost.why().kind() : name;
    }

    @Test
    void whatIsSaidNamesTimesAndStates() {
        Verdict never = Watch.over(seen(task("PENDING", "-"), "", 601, 601));
        assertThat(never).isInstanceOfSatisfying(Verdict.NotStarted.class, verdict -> {
            assertThat(verdict.why().kind()).isEqualTo(FailureKind.NEVER_CONNECTED);
            assertThat(verdict.why().text())
                    .isEqualTo("the agent did not connect within 10 min, and its task is PENDING");
        });
        Verdict idle = Watch.over(seen(task("RUNNING", "-"), "online known", 900, 301));
        assertThat(idle).isEqualTo(new Verdict.Finished("no build took it for 5 min"));
    }

    @Test
    void ecsIsAskedOftenWhileSomethingStartsAndNotAtAllWithoutAgents() {
        Rhythm rhythm = Rhythm.usual();
        assertThat(rhythm.next(0, 0)).isEmpty();
        assertThat(rhythm.next(3, 1)).contains(Duration.ofSeconds(5));
        assertThat(rhythm.next(3, 0)).contains(Duration.ofSeconds(15));
    }
}
