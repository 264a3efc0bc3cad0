// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.settings.Sentence;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the plugin writes to Jenkins' log: few lines, and none for a run that changed nothing. */
public final class StatusLog {

    private static final Logger LOGGER = System.getLogger("io.jenkins.plugins.fargatecontroller");

    /** More changes than these are counted. */
    private static final int MANY = 20;

    /** More problems are counted; the page has them all. */
    private static final int MOST_PROBLEMS = 50;

    private StatusLog() {}

    public static void info(String message) {
        LOGGER.log(Level.INFO, Sentence.of(Redacted.of(message)));
    }

    public static void warning(String message, Throwable failure) {
        LOGGER.log(Level.WARNING, Sentence.of(Redacted.of(message)), Redacted.of(failure));
    }

    /** Tells of a run, and of the problems that were not there before. */
    public static void run(Run run, List<Problem> before, List<Problem> now) {
        boolean silent = run.result().applied().isEmpty()
                && !Set.of(Trigger.STARTUP, Trigger.REQUEST).contains(run.trigger());
        LOGGER.log(silent ? Level.DEBUG : Level.INFO, Sentence.of(line(run)));
        Set<Problem> known = Set.copyOf(before);
        List<Problem> fresh =
                now.stream().filter(problem -> !known.contains(problem)).toList();
        fresh.stream()
                .limit(MOST_PROBLEMS)
                .forEach(problem -> LOGGER.log(Level.WARNING, problem.sentences() + " (" + problem.place() + ")"));
        if (fresh.size() > MOST_PROBLEMS) {
            LOGGER.log(
                    Level.WARNING,
                    "There are %d more problems. Look at Manage Jenkins, Fargate Controller."
                            .formatted(fresh.size() - MOST_PROBLEMS));
        }
    }

    public static void found(Environment environment) {
        String task = environment
                .task()
                .optional()
                .map(found -> found.definition() + " in the cluster "
                        + found.cluster().name())
                .orElse("unknown");
        info("Discovered: task %s, Cloud Map name %s, %s in the parameter store"
                .formatted(
                        task,
                        environment.network().names().cloudMap().optional().orElse("unknown"),
                        Sentence.counted(
                                environment
                                        .parameters()
                                        .templates()
                                        .optional()
                                        .orElse(List.of())
                                        .size(),
                                "template")));
    }

    /** The first changes; a line of hundreds helps nobody. */
    private static String names(List<Change> changes) {
        String more = changes.size() > MANY ? " and %d more".formatted(changes.size() - MANY) : "";
        return changes.stream().limit(MANY).map(Change::toString).collect(Collectors.joining(", ")) + more;
    }

    public static String line(Run run) {
        Run.Report result = run.result();
        String changes = result.applied().isEmpty() ? result.message() : names(result.applied());
        String calls = run.trace().calls().isEmpty()
                ? ""
                : "; %s to AWS in %d ms"
                        .formatted(
                                Sentence.counted(run.trace().calls().size(), "call"),
                                run.trace().took().toMillis());
        return "Compared with the plan (" + run.trigger() + "): " + changes + calls;
    }
}
