// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallRowTest {

    @ParameterizedTest
    @CsvSource({
        "OK, '', ok, false",
        "OK, two, ok: two, false",
        "ABSENT, '', not there, false",
        "DENIED, not allowed, denied: not allowed, true",
        "FAILED, no answer, failed: no answer, true",
    })
    void howACallEndedIsAWordWithItsMessage(Trace.StatusCode kind, String message, String outcome, boolean failed) {
        CallRow row = CallRow.of(call(0, 5, new Trace.Answer(kind, message, 1)), Duration.ofMillis(10));
        assertThat(row.operation()).isEqualTo("ecs:DescribeTasks");
        assertThat(row.outcome()).isEqualTo(outcome);
        assertThat(row.failed()).isEqualTo(failed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0    | 1000 | 1000 | 0   | 1000
        100  | 900  | 1000 | 100 | 900
        0    | 0    | 1000 | 0   | 10
        1000 | 0    | 1000 | 990 | 10
        500  | 1    | 1000 | 500 | 10
        0    | 2000 | 1000 | 0   | 1000
        2000 | 500  | 1000 | 500 | 500
        0    | 0    | 0    | 0   | 10
        5    | 5    | 0    | 0   | 1000
        """)
    void theBarLiesInItsDiscoveryAndIsNeverInvisible(int start, int took, int whole, long left, long width) {
        CallRow row =
                CallRow.of(call(start, took, new Trace.Answer(Trace.StatusCode.OK, "", 1)), Duration.ofMillis(whole));
        assertThat(row.bar()).isEqualTo(new CallRow.Bar(DurationText.of(Duration.ofMillis(took)), left, width));
    }

    @Test
    void theCallsOfATraceKeepTheirOrder() {
        Trace.Answer ok = new Trace.Answer(Trace.StatusCode.OK, "", 1);
        Trace trace = new Trace(List.of(call(5, 5, ok), call(0, 5, ok)), Duration.ofMillis(10));
        assertThat(CallRow.of(trace)).extracting(row -> row.bar().left()).containsExactly(0L, 500L);
    }

    private static Trace.Call call(int start, int took, Trace.Answer answer) {
        return new Trace.Call(
                "ecs:DescribeTasks", 1, new Trace.Span(Duration.ofMillis(start), Duration.ofMillis(took)), answer);
    }
}
