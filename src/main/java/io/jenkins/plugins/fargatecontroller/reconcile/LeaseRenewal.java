// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.state.HomeLease;
import io.jenkins.plugins.fargatecontroller.status.RunPart;
import io.jenkins.plugins.fargatecontroller.status.RunProblems;
import io.jenkins.plugins.fargatecontroller.status.StatusLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Renews this task's lease of JENKINS_HOME. While another task holds it, no build starts here; once that task has gone,
 * builds start by themselves.
 */
public final class LeaseRenewal {

    /** How often to {@link #renew}: several times in a {@linkplain HomeLease#LIFE lease's life}. */
    public static final Duration PERIOD = Duration.ofSeconds(30);

    private final HomeLease lease;
    private final BuildsPort builds;
    private volatile Optional<Problem> problem = Optional.empty();

    public LeaseRenewal(HomeLease lease, BuildsPort builds) {
        this.lease = lease;
        this.builds = builds;
    }

    /** Renews the lease, or holds the builds. A file system that does not answer keeps nothing from working. */
    public synchronized void renew() {
        try {
            Optional<HomeLease.Holder> other = lease.other();
            if (other.isPresent()) {
                hold(other.get());
            } else {
                lease.renew();
                problem = Optional.empty();
                builds.resume();
            }
        } catch (IOException | RuntimeException | Error e) {
            problem = Optional.of(RunProblems.unsaved(RunPart.HOME, "the lease of JENKINS_HOME", e));
        }
    }

    private void hold(HomeLease.Holder other) {
        Problem found = RunProblems.error(
                RunPart.HOME,
                "another controller has JENKINS_HOME in use, so no build starts here: task " + other.task(),
                "Stop one of the two tasks; builds start here two minutes after the other one has gone");
        if (problem.filter(found::equals).isEmpty()) {
            StatusLog.info(found.sentences());
        }
        problem = Optional.of(found);
        builds.hold(found.sentences());
    }

    /** Gives the home to the next controller at once, in the course of an orderly end. */
    public synchronized void release() {
        try {
            lease.release();
        } catch (IOException e) {
            StatusLog.warning(
                    "The lease of JENKINS_HOME could not be released, so the next controller waits for it", e);
        }
    }

    /** What a person has to know, if there is anything. */
    public Optional<Problem> problem() {
        return problem;
    }
}
