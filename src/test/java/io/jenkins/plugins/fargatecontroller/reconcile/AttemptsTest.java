// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.status.RunPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttemptsTest {

    private final Attempts attempts = new Attempts();

    static Stream<Throwable> thrown() {
        return Stream.of(
                new IllegalStateException("it is odd"),
                new UncheckedIOException(new IOException("no")),
                new StackOverflowError(),
                new NoClassDefFoundError("a/B"));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void whateverAPartThrowsIsItsProblemAndTheNextIsDone(Throwable thrown) {
        String first = attempts.attempt("otherwise", RunPart.HOME, "the home could not be had", () -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        });
        String second = attempts.attempt("otherwise", RunPart.RECONCILE, "nothing was done", () -> "done");
        assertThat(first).isEqualTo("otherwise");
        assertThat(second).isEqualTo("done");
        assertThat(attempts.problems())
                .singleElement()
                .matches(Problem::isError)
                .satisfies(problem -> assertThat(problem.place().subject()).isEqualTo(RunPart.HOME))
                .satisfies(problem -> assertThat(problem.message()).startsWith("the home could not be had: "));
    }

    @Test
    void whatSucceedsIsNoProblem() {
        assertThat(attempts.attempt(1, RunPart.HOME, "it failed", () -> 2)).isEqualTo(2);
        assertThat(attempts.problems()).isEmpty();
    }
}
