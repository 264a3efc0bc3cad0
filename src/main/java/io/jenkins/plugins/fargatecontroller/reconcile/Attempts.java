// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import io.jenkins.plugins.fargatecontroller.status.RunProblems;
import io.jenkins.plugins.fargatecontroller.status.StatusLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Parts of a run of which none takes another with it, nor the record of what was done before. */
final class Attempts {

    private final List<Problem> problems = new ArrayList<>();

    /**
     * Does one part.
     *
     * @param subject what a problem of it concerns
     * @param failure what to say if anything is thrown, such as {@code the password could not be asked for}
     */
    <T> T attempt(T otherwise, Subject subject, String failure, Supplier<T> part) {
        try {
            return part.get();
        } catch (RuntimeException | Error e) {
            StatusLog.warning(failure, e);
            problems.add(RunProblems.failed(subject, failure, e));
            return otherwise;
        }
    }

    /** Those of the parts that failed. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
