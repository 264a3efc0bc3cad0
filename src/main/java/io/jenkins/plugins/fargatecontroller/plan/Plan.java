// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.List;

/**
 * What Jenkins is to have.
 *
 * @param clouds in the order of {@link CloudNames#ALL}
 * @param controller settings of the controller itself, see {@link ControllerKeys}
 * @param jobs the sample jobs
 * @param verdict what is wrong, and what that leaves open
 */
public record Plan(List<Cloud> clouds, Settings controller, List<SampleJob> jobs, Verdict verdict) {

    public Plan {
        clouds = List.copyOf(clouds);
        jobs = List.copyOf(jobs);
    }

    /**
     * What is wrong, and what that leaves open.
     *
     * @param asleep whether nothing is planned because the controller does not run on Fargate
     * @param problems errors first
     * @param withheld what is left out only because of a problem
     */
    public record Verdict(boolean asleep, List<Problem> problems, Withheld withheld) {
        public Verdict {
            problems = List.copyOf(problems);
        }
    }

    /** A plan of nothing. */
    public static Plan nothing(Verdict verdict) {
        return new Plan(List.of(), Settings.NONE, List.of(), verdict);
    }

    /** The same plan with another verdict. */
    public Plan with(Verdict other) {
        return new Plan(clouds, controller, jobs, other);
    }

    public List<Problem> problems() {
        return verdict.problems();
    }

    public boolean asleep() {
        return verdict.asleep();
    }

    public boolean hasErrors() {
        return problems().stream().anyMatch(Problem::isError);
    }
}
