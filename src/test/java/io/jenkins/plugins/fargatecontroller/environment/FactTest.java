// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactTest {

    @ParameterizedTest
    @EnumSource(
            value = Fact.Cause.class,
            names = {"DENIED", "FAILED"})
    void whatCouldNotBeAskedForIsTakenFromTheEarlierEnvironment(Fact.Cause cause) {
        Environment now = Samples.absent(cause);
        Environment earlier = Samples.complete();
        Environment filled = now.orEarlier(earlier);
        assertThat(filled.variables()).isEqualTo(now.variables());
        assertThat(FactLine.of(filled)).isEqualTo(FactLine.of(earlier));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fact.Cause.class,
            names = {"NONE", "ASLEEP"})
    void whatIsGoneForCertainIsNotBroughtBack(Fact.Cause cause) {
        Environment now = Samples.absent(cause);
        assertThat(now.orEarlier(Samples.complete())).isEqualTo(now);
    }

    @Test
    void anAbsenceSurvivesEveryView() {
        Fact<String> absent = Fact.none("no such thing", "make one");
        assertThat(absent.map(String::length)).isEqualTo(Fact.none("no such thing", "make one"));
        assertThat(absent.optional()).isEmpty();
        assertThat(absent.isFound()).isFalse();
    }
}
