// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTextTest {

    @Test
    void withoutACallThereIsOneSentence() {
        assertThat(TraceText.render(new Trace(List.of(), Duration.ZERO), Screen.USUAL))
                .isEqualTo("No call was made.\n");
    }

    @Test
    void eachCallIsALineWithItsPlaceInTime() {
        Trace trace = new Trace(
                List.of(
                        call("metadata:task", 1, 0, 10, new Trace.Answer(Trace.StatusCode.OK, "", 1)),
                        call("ssm:GetParametersByPath", 2, 10, 50, new Trace.Answer(Trace.StatusCode.OK, "", 3)),
                        call(
                                "ecs:DescribeTasks",
                                2,
                                10,
                                20,
                                new Trace.Answer(Trace.StatusCode.DENIED, "not allowed", 0))),
                Duration.ofMillis(60));
        assertThat(TraceText.render(trace, Screen.USUAL)).isEqualTo("""
            3 calls in 60 ms, the longest chain 2
              call                     depth  took   when                            outcome
              metadata:task            1      10 ms  █████·························  ok
              ecs:DescribeTasks        2      20 ms  ·····██████████···············  denied: not allowed
              ssm:GetParametersByPath  2      50 ms  ·····█████████████████████████  ok, 3 pages
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0    | 1000 | 1000 | ██████████████████████████████
        0    | 0    | 1000 | █·····························
        1000 | 0    | 1000 | ·····························█
        500  | 2000 | 1000 | ···············███████████████
        9000 | 1    | 1000 | ·····························█
        0    | 0    | 0    | █·····························
        """)
    void aBarHasThirtyMarksAndIsNeverInvisible(int start, int took, int whole, String bar) {
        Trace.Answer ok = new Trace.Answer(Trace.StatusCode.OK, "", 1);
        Trace trace = new Trace(List.of(call("a", 1, start, took, ok)), Duration.ofMillis(whole));
        assertThat(TraceText.render(trace, Screen.USUAL).lines().skip(2))
                .singleElement()
                .asString()
                .contains(bar);
        assertThat(TraceText.render(trace, Screen.USUAL)).startsWith("1 call in ");
    }

    @Test
    void aFinishedCallIsOneLineForTheEyeThatWaits() {
        Trace.Call call = call("ecs:DescribeTasks", 1, 0, 7, new Trace.Answer(Trace.StatusCode.FAILED, "no answer", 0));
        assertThat(TraceText.progress(call, Screen.USUAL))
                .isEqualTo("  ecs:DescribeTasks                                  7 ms  failed: no answer");
    }

    @Test
    void aLongMessageGoesOnBelowItself() {
        Trace.Call call = call(
                "ecs:DescribeTasks", 1, 0, 7, new Trace.Answer(Trace.StatusCode.FAILED, "no answer ".repeat(20), 0));
        assertThat(TraceText.progress(call, Screen.USUAL).lines())
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120))
                .last()
                .asString()
                .matches(" {59}\\S.*");
    }

    private static Trace.Call call(String operation, int depth, int start, int took, Trace.Answer answer) {
        return new Trace.Call(
                operation, depth, new Trace.Span(Duration.ofMillis(start), Duration.ofMillis(took)), answer);
    }
}
