// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Sentence;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A problem as the page shows it.
 *
 * @param id of its place on the page
 * @param place the field, and where it was written if somebody wrote it
 * @param message a sentence
 * @param remedy a sentence
 */
public record ProblemRow(String id, boolean error, String place, String message, String remedy) {

    /** The errors among them. */
    public static List<ProblemRow> errors(List<Problem> problems) {
        return of(problems.stream().filter(Problem::isError).toList());
    }

    static List<ProblemRow> of(List<Problem> problems) {
        return IntStream.range(0, problems.size())
                .mapToObj(at -> of(id(at), problems.get(at)))
                .toList();
    }

    private static ProblemRow of(String id, Problem problem) {
        return new ProblemRow(
                id,
                problem.isError(),
                problem.place().toString(),
                Sentence.of(problem.message()),
                Sentence.of(problem.remedy()));
    }

    /** Where the first problem of a template stands on the page; empty if it has none. */
    static Optional<String> ofTemplate(List<Problem> problems, String name) {
        Subject template = TemplateKeys.TEMPLATES.entry(name);
        return IntStream.range(0, problems.size())
                .filter(at -> problems.get(at).place().subject().within(template))
                .mapToObj(ProblemRow::id)
                .findFirst();
    }

    private static String id(int at) {
        return "fargate-problem-" + at;
    }
}
