// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait for it    | Wait for it.",
                "Wait for it    | Wait for it.",
                "Wait for it.   | Wait for it.",
                "1 is too few   | 1 is too few.",
                "ärger          | Ärger.",
                "''             | ''",
            })
    void aClauseBecomesASentence(String clause, String sentence) {
        assertThat(Sentence.of(clause)).isEqualTo(sentence);
    }

    @Test
    void aProblemIsToldInSentencesWhoeverMadeIt() {
        Problem problem =
                Problem.warning(Location.of(new Subject.Group("admin")), "nobody can log in", "create the parameter");
        assertThat(problem.remedy()).isEqualTo("Create the parameter");
        assertThat(problem).hasToString("WARNING admin: nobody can log in. Create the parameter.");
        assertThat(problem.sentences()).isEqualTo("Nobody can log in. Create the parameter.");
    }

    @Test
    void aQuestionKeepsItsMarkAlone() {
        assertThat(Sentence.of("did you mean 'FIXED'?")).isEqualTo("Did you mean 'FIXED'?");
    }

    @Test
    void oneIsNotMany() {
        assertThat(Sentence.counted(1, "call")).isEqualTo("1 call");
        assertThat(Sentence.counted(0, "call")).isEqualTo("0 calls");
    }
}
