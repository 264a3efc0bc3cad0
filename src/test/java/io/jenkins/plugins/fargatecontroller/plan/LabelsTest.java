// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a          | a        | a-spot
        a b        | a,b      | a-spot b-spot
        a b-spot   | a,b-spot | a-spot b-spot
        ' a   b '  | a,b      | a-spot b-spot
        spot       | spot     | spot-spot
        ''         | ''       | ''
        '  '       | ''       | ''
        """)
    void labelsAreWordsAndThoseForSpotEndWithIt(String labels, String words, String spot) {
        assertThat(String.join(",", Labels.split(labels))).isEqualTo(words);
        assertThat(Labels.forSpot(labels)).isEqualTo(spot);
        assertThat(Labels.forSpot(spot)).as("again").isEqualTo(spot);
    }
}
