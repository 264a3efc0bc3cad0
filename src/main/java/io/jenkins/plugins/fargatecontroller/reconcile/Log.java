// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.plan.Problem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Collectors;

/** What the log of Jenkins tells of us: few lines, and none for a run that changed nothing. */
final class Log {

    private static final Logger LOGGER = System.getLogger("io.jenkins.plugins.fargatecontroller");

    private Log() {}

    static void info(String message) {
        LOGGER.log(Level.INFO, message);
    }

    static void warning(String message, Throwable failure) {
        LOGGER.log(Level.WARNING, message, failure);
    }

    static void run(Run run, List<Problem> problems) {
        Run.Result result = run.result();
        boolean startup = run.trigger() == Trigger.STARTUP;
        boolean silent = result.applied().isEmpty() && !startup;
        LOGGER.log(silent ? Level.DEBUG : Level.INFO, line(run));
        problems.forEach(problem -> LOGGER.log(startup ? Level.WARNING : Level.DEBUG, problem.toString()));
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
