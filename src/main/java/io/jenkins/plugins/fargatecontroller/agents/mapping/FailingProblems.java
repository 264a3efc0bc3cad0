// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.mapping;

import io.jenkins.plugins.fargatecontroller.agents.failure.BackOff.Failing;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.util.List;

/** The templates whose agents do not start, as problems of those templates. */
public final class FailingProblems {

    /** What fails this often needs a person, whatever it is. */
    private static final int TRIES = 3;

    private FailingProblems() {}

    /** One problem for each; an error if it stays so until a person acts, or has stayed so for a while. */
    public static List<Problem> of(List<Failing> failing) {
        return failing.stream().map(FailingProblems::of).toList();
    }

    private static Problem of(Failing failing) {
        Problem.Location place = Problem.Location.of(
                TemplateKeys.TEMPLATES.entry(failing.template().name()));
        String text = "in %s, %s".formatted(failing.template().cloud(), failing.text());
        return failing.fatal() || failing.past().count() >= TRIES
                ? Problem.error(place, text, failing.remedy())
                : Problem.warning(place, text, failing.remedy());
    }
}
