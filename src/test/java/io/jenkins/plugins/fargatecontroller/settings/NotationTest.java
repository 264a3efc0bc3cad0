// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        YAML | 512                 | Write it like 'cpu: 512', or remove it
        JSON | 512                 | Write it like '"cpu": 512' in the parameter, or remove it
        JSON | false               | Write it like '"cpu": false' in the parameter, or remove it
        JSON | a/b:jdk21           | Write it like '"cpu": "a/b:jdk21"' in the parameter, or remove it
        JSON | {MAVEN_OPTS: -Xmx1g} | Write it like '"cpu": {"MAVEN_OPTS": "-Xmx1g"}' in the parameter, or remove it
        FORM | 512                 | Enter a value such as 512
        FORM | {MAVEN_OPTS: -Xmx1g} | Enter a value such as MAVEN_OPTS=-Xmx1g
        """)
    void theRemedyIsInTheWordsOfThePlace(Notation notation, String example, String remedy) {
        assertThat(notation.remedy(new Key<>("cpu", ValueType.number(1, 9), "", example)))
                .isEqualTo(remedy);
    }
}
