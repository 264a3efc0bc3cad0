// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Asks once for each expression and set of labels: a full queue says the same thing many times. */
final class RememberedMatch implements LabelMatch {

    private record Question(String expression, Set<String> labels) {}

    private final LabelMatch match;
    private final Map<Question, Boolean> answers = new HashMap<>();

    RememberedMatch(LabelMatch match) {
        this.match = match;
    }

    @Override
    public boolean matches(String expression, Set<String> labels) {
        return answers.computeIfAbsent(
                new Question(expression, labels), question -> match.matches(question.expression(), question.labels()));
    }
}
