// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.fargatecontroller.emulator.Emulator;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.environment.Trace.Call;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long a discovery takes when each call takes a while: run by {@code make bench}, which gives the scenario and the
 * latencies in milliseconds. Prints one line of JSON per latency; durations are in milliseconds.
 */
final class DiscoveryBenchmark {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int WARM_UP = 3;
    private static final int MEASURED = 7;

    private DiscoveryBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (String latency : List.of(arguments).subList(1, arguments.length)) {
            try (Emulator emulator = Emulator.start(arguments[0], "--latency", latency)) {
                print(latency, measure(emulator));
            }
        }
    }

    /** The median run; the first ones load classes and open connections. */
    private static Trace measure(Emulator emulator) throws InterruptedException {
        List<Trace> traces = new ArrayList<>();
        for (int run = 0; run < WARM_UP + MEASURED; run++) {
            traces.add(new AwsDiscovery(emulator.environment(), DEADLINE)
                    .discover(call -> {})
                    .trace());
        }
        return traces.stream()
                .skip(WARM_UP)
                .sorted(Comparator.comparing(Trace::took))
                .toList()
                .get(MEASURED / 2);
    }

    private static void print(String latency, Trace trace) {
        ObjectNode line = new JsonMapper()
                .createObjectNode()
                .put("latency", Integer.parseInt(latency))
                .put("wall", trace.took().toMillis())
                .put("chain", chain(trace).toMillis())
                .put("oneAfterAnother", sum(trace.calls()).toMillis())
                .put("calls", trace.calls().size())
                .put(
                        "answers",
                        trace.calls().stream()
                                .mapToInt(call -> call.outcome().pages())
                                .sum())
                .put("depth", trace.depth());
        System.out.println(line);
    }

    /** The time in calls that waited for each other, back from the one that ended last. */
    private static Duration chain(Trace trace) {
        List<Call> chain = new ArrayList<>();
        Optional<Call> call = trace.calls().stream().max(Comparator.comparing(DiscoveryBenchmark::end));
        while (call.isPresent()) {
            Call next = call.get();
            chain.add(next);
            call = trace.calls().stream()
                    .filter(before -> before.depth() == next.depth() - 1)
                    .filter(before -> end(before).compareTo(next.span().start()) <= 0)
                    .max(Comparator.comparing(DiscoveryBenchmark::end));
        }
        return sum(chain);
    }

    private static Duration end(Call call) {
        return call.span().start().plus(call.span().took());
    }

    private static Duration sum(List<Call> calls) {
        return calls.stream().map(call -> call.span().took()).reduce(Duration.ZERO, Duration::plus);
    }
}
