// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsTemplateNameTest {

    @ParameterizedTest
    @CsvSource({"demo, build, demo_build", "team-1, a_b, team-1_a_b"})
    void aNameBeginsWithTheController(String controller, String template, String name) {
        assertThat(EcsTemplateName.of(controller, template)).isEqualTo(name);
    }

    @Test
    void controllersThatLookTheSameInAFamilyAreToldApart() {
        List<String> names = Stream.of("team/a", "team.a", "team_a", "team-a")
                .map(controller -> EcsTemplateName.of(controller, "build"))
                .toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("team-a(-[0-9a-f]{8})?_build"));
    }

    /** With a cloud of 18 characters and a hyphen before it, a family has 255 at most. */
    @Test
    void theLongestNameIsShortEnough() {
        String template = "t".repeat(100);
        String longest = EcsTemplateName.of("c".repeat(120), template);
        String longer = EcsTemplateName.of("c".repeat(121), template);
        assertThat(longest).startsWith("c".repeat(120) + "_").hasSizeLessThanOrEqualTo(255 - 19);
        assertThat(longer).hasSizeLessThanOrEqualTo(longest.length()).isNotEqualTo(longest);
        assertThat(longer).isNotEqualTo(EcsTemplateName.of("c".repeat(122), template));
    }
}
