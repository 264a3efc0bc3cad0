// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({"team/app_1-x, team-app_1-x", "ä ö, ---", "'', ''"})
    void anIdentifierHasLettersDigitsHyphensAndUnderscores(String text, String identifier) {
        assertThat(Words.identifier(text)).isEqualTo(identifier);
    }

    @ParameterizedTest
    @CsvSource({
        "team-a/build, team-a/build",
        "a_.:/=+-@ b, a_.:/=+-@ b",
        "Größe » 東京, Größe _ 東京",
        "'a\tb<c>', a_b_c_",
        "🚀, _",
    })
    void aTagHasWhatEcsTakes(String text, String tag) {
        assertThat(Words.tag(text)).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({"255, 255", "256, 256", "257, 256", "5000, 256"})
    void whatIsTooLongIsCut(int letters, int length) {
        assertThat(Words.tag("x".repeat(letters))).hasSize(length);
        assertThat(Words.identifier("x".repeat(letters))).hasSize(100);
    }

    @Test
    void noCharacterIsCutInTwo() {
        String rare = "𠀋";
        assertThat(Words.tag("x".repeat(255) + rare)).isEqualTo("x".repeat(255));
        assertThat(Words.tag("x".repeat(254) + rare)).isEqualTo("x".repeat(254) + rare);
    }

    @Test
    void whatTasksAreListedByHasThirtySixCharactersAtMost() {
        assertThat(Words.startedBy("jenkins")).isEqualTo("fargate-controller/jenkins");
        assertThat(Words.startedBy("jenkins-of-a-large-team")).isEqualTo("fargate-controller/jenkins-of-a-larg");
    }
}
