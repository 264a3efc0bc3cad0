// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.plan.Problem;
import io.jenkins.plugins.fargatecontroller.plan.Sentence;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the log of Jenkins tells of us: few lines, and none for a run that changed nothing. */
final class Log {

    private static final Logger LOGGER = System.getLogger("io.jenkins.plugins.fargatecontroller");

    private Log() {}

    static void info(String message) {
        LOGGER.log(Level.INFO, Sentence.of(message));
    }

    static void warning(String message, Throwable failure) {
        LOGGER.log(Level.WARNING, Sentence.of(message), failure);
    }

    /** Tells of a run, and of the problems that were not there before. */
    static void run(Run run, List<Problem> before, List<Problem> now) {
        boolean silent = run.result().applied().isEmpty()
                && !Set.of(Trigger.STARTUP, Trigger.REQUEST).contains(run.trigger());
        LOGGER.log(silent ? Level.DEBUG : Level.INFO, Sentence.of(line(run)));
        for (Problem problem : now) {
            if (!before.contains(problem)) {
                LOGGER.log(Level.WARNING, problem.line());
            }
        }
    }

    static void found(Environment environment) {
        String task = environment
                .task()
                .optional()
                .map(found -> found.definition() + " in the cluster "
                        + found.cluster().name())
                .orElse("unknown");
        info("Discovered: task %s, Cloud Map name %s, %d templates in the parameter store"
                .formatted(
                        task,
                        environment.network().names().cloudMap().optional().orElse("unknown"),
                        environment
                                .parameters()
                                .templates()
                                .optional()
                                .orElse(List.of())
                                .size()));
    }

    private static String line(Run run) {
        Run.Result result = run.result();
        String changes = result.applied().isEmpty()
                ? result.message()
                : result.applied().stream().map(Change::toString).collect(Collectors.joining(", "));
        String calls = run.trace().calls().isEmpty()
                ? ""
                : "; %d calls to AWS in %d ms"
                        .formatted(
                                run.trace().calls().size(), run.trace().took().toMillis());
        return "Compared with the plan (" + run.trigger() + "): " + changes + calls;
    }
}
