// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThrownTest {

    private static final String LOG = "see the log of Jenkins for details";

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IOException("the disk is full"), "the disk is full", LOG),
                Arguments.of(new IOException(), "something unexpected happened", LOG),
                Arguments.of(new IOException(" "), "something unexpected happened", LOG),
                Arguments.of(
                        new StackOverflowError(),
                        "a text is too long or nested too deeply",
                        "shorten what was written last"),
                Arguments.of(
                        new OutOfMemoryError("Java heap space"),
                        "there is not enough memory",
                        "give the controller's task and its Java heap more memory"),
                Arguments.of(
                        new NoClassDefFoundError("a/B"),
                        "a part of this plugin, or of one that it uses, is missing or incompatible",
                        "update Jenkins and its plugins together; the log of Jenkins names the part"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatIsThrownMeansSomethingToAPerson(Throwable failure, String reason, String remedy) {
        assertThat(Thrown.of(failure)).isEqualTo(new Thrown(reason, remedy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot invoke \"String.length()\" because \"text\" is null",
                "Index 3 out of bounds for length 2",
                "Index -1 out of bounds for length 2",
                "For input string: \"x\"",
                "Range [0, 5) out of bounds for length 2",
                "class java.lang.String cannot be cast to class java.lang.Integer",
                "java.lang.String",
                "no type com.fasterxml.jackson.databind.JsonNode",
            })
    void noClassOrMethodIsNamed(String message) {
        assertThat(Thrown.of(new IllegalStateException(message)).reason()).isEqualTo("something unexpected happened");
    }

    @Test
    void whatJenkinsLooksForMayThrowExceptionsOnly() {
        assertThat(Thrown.asException(() -> "made")).isEqualTo("made");
        assertThatThrownBy(() -> Thrown.asException(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a text is too long or nested too deeply");
        assertThatThrownBy(() -> Thrown.asException(() -> {
                    throw new NoClassDefFoundError("a/B");
                }))
                .isInstanceOf(NoClassDefFoundError.class);
        assertThatThrownBy(() -> Thrown.asException(() -> {
                    throw new IllegalArgumentException("wrong");
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
