// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParsedTest {

    private static final Location PLACE = Location.of(new Subject.Document());

    @Test
    void whatWasParsedFailedOnlyWithAnError() {
        Problem warning = Problem.warning(PLACE, "is odd", "look");
        Problem error = Problem.error(PLACE, "is wrong", "look");
        assertThat(new Parsed<>("x", List.of(warning)).failed()).isFalse();
        assertThat(new Parsed<>("x", List.of(warning, error)).failed()).isTrue();
    }
}
