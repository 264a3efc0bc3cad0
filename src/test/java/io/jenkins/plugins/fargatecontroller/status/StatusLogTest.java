// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an administrator reads in the log of Jenkins. */
class StatusLogTest {

    private static final Run RUN = new Run(
            Trigger.STARTUP,
            Instant.EPOCH,
            new Trace(List.of(), Duration.ZERO),
            new Run.Report(Duration.ZERO, Run.Outcome.UNCHANGED, "Jenkins matches the plan", List.of()));

    private final Logger logger = Logger.getLogger("io.jenkins.plugins.fargatecontroller");
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            lines.add(logged.getLevel() + " " + logged.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.addHandler(handler);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
        logger.setLevel(null);
    }

    @Test
    void aNewProblemIsToldOnceInSentences() {
        Problem old = RunProblems.error(new Subject.Group("old"), "it is broken", "mend it");
        Problem fresh = RunProblems.warning(RunPart.ENVIRONMENT, "no answer in time", "wait for it");
        StatusLog.run(RUN, List.of(old), List.of(old, fresh));
        assertThat(lines)
                .containsExactly(
                        "INFO Compared with the plan (start of Jenkins): Jenkins matches the plan.",
                        "WARNING No answer in time. Wait for it. (environment)");
    }

    @Test
    void everyLineIsASentence() {
        StatusLog.info("something happened");
        StatusLog.warning("the file is of no use", new IllegalStateException());
        StatusLog.found(Samples.complete());
        assertThat(lines).hasSize(3).allMatch(line -> line.matches("(INFO|WARNING) [A-Z].*[^.]\\."));
    }

    @Test
    void manyChangesAreCountedInTheLog() {
        List<Change> changes = IntStream.rangeClosed(1, 22)
                .mapToObj(number -> new Change(Change.Action.ADD, "template t" + number, List.of()))
                .toList();
        Run.Report result = new Run.Report(Duration.ZERO, Run.Outcome.CHANGED, "22 changes", changes);
        Run run = new Run(Trigger.STARTUP, Instant.EPOCH, new Trace(List.of(), Duration.ZERO), result);
        assertThat(StatusLog.line(run))
                .startsWith("Compared with the plan (start of Jenkins): add template t1, add template t2, ")
                .endsWith("add template t20 and 2 more");
    }
}
