// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything there is to say about the controller at one moment.
 *
 * @param environment what was found last; empty before the first discovery has ended
 * @param plan what Jenkins shall have; its problems are those of the plan and those of putting it into effect
 * @param pending how Jenkins differs from the plan
 * @param runs the last ones, the newest first
 * @param progress of the discovery that runs now, if one does
 */
public record Status(
        Headline headline,
        Optional<Environment> environment,
        Plan plan,
        List<Change> pending,
        List<Run> runs,
        Optional<Progress> progress) {

    public Status {
        pending = List.copyOf(pending);
        runs = List.copyOf(runs);
    }

    /** The same with one more problem that a person has to know of. */
    public Status with(Problem problem) {
        Plan.Verdict verdict = plan.verdict();
        List<Problem> problems =
                Stream.concat(verdict.problems().stream(), Stream.of(problem)).toList();
        return new Status(
                Headline.of(problems, pending),
                environment,
                plan.with(new Plan.Verdict(verdict.asleep(), problems, verdict.withheld())),
                pending,
                runs,
                progress);
    }

    /** The same under another headline: while something is under way, the old one may be wrong. */
    public Status under(Headline other) {
        return new Status(other, environment, plan, pending, runs, progress);
    }

    /** Whether nobody can log in as the administrator, since the password is unknown. */
    public boolean lacksAdministrator() {
        return plan.problems().stream()
                .anyMatch(problem -> problem.isError()
                        && problem.place().subject().equals(Subject.of(ControllerKeys.ADMIN_PARAMETER)));
    }
}
