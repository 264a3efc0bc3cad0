// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Sentence;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Where the first problem of each template stands on the page, by the template's name. */
    static Map<String, String> ofTemplates(List<Problem> problems) {
        Map<String, String> first = new HashMap<>();
        for (int at = 0; at < problems.size(); at++) {
            String id = id(at);
            template(problems.get(at).place().subject()).ifPresent(name -> first.putIfAbsent(name, id));
        }
        return first;
    }

    private static Optional<String> template(Subject subject) {
        if (subject instanceof Subject.Entry entry) {
            return entry.group().equals(TemplateKeys.TEMPLATES) ? Optional.of(entry.name()) : Optional.empty();
        }
        if (subject instanceof Subject.Field field) {
            return template(field.owner());
        }
        return subject instanceof Subject.Named named ? template(named.owner()) : Optional.empty();
    }

    private static String id(int at) {
        return "fargate-problem-" + at;
    }
}
