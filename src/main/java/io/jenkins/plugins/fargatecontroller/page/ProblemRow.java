// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Sentence;
import java.util.List;

/**
 * A problem as the page shows it.
 *
 * @param place the field, and where it was written if somebody wrote it
 * @param message a sentence
 * @param remedy a sentence
 */
public record ProblemRow(boolean error, String place, String message, String remedy) {

    /** The errors among them. */
    public static List<ProblemRow> errors(List<Problem> problems) {
        return of(problems.stream().filter(Problem::isError).toList());
    }

    static List<ProblemRow> of(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new ProblemRow(
                        problem.isError(),
                        problem.place().toString(),
                        Sentence.of(problem.message()),
                        Sentence.of(problem.remedy())))
                .toList();
    }
}
