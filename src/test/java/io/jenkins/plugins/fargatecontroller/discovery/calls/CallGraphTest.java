// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall.Reply;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CallGraphTest {

    private static final Origin ORIGIN = Origin.discovered("x:Get");

    private final InlineExecutor executor = new InlineExecutor();
    private final List<Trace.Call> progress = new ArrayList<>();
    private long nanos;
    private Consumer<Trace.Call> watcher = progress::add;

    private CallGraph graph(ExecutorService threads) {
        return new CallGraph(
                new CallOptions(threads, () -> nanos, Duration.ofSeconds(60)), call -> watcher.accept(call));
    }

    private final CallGraph graph = graph(executor);

    private static PendingCall<String, String> call(PendingCall.Question<String, String> question) {
        return new PendingCall<>("x:Get", input -> "arn:" + input, question);
    }

    private static Reply<String> found(String value) {
        return new Reply<>(Fact.found(value, ORIGIN), 3, "worth saying");
    }

    private Fact<String> ask(PendingCall.Question<String, String> question) throws InterruptedException {
        return graph.ask(FactFuture.of(Fact.found("input", ORIGIN), 1), call(question))
                .await();
    }

    private Trace.Call only() {
        assertThat(progress).hasSize(1);
        return progress.get(0);
    }

    private static String reason(Fact<?> fact) {
        return fact.absence().map(Fact.Absent::reason).orElse("");
    }

    @Test
    void aCallIsMadeWithItsInputAndIsOneFurtherInItsChain() throws InterruptedException {
        nanos = 5;
        FactFuture<String> answer = graph.ask(FactFuture.of(Fact.found("input", ORIGIN), 2), call(input -> {
            nanos += 7;
            return found("answer to " + input);
        }));
        assertThat(answer.await()).isEqualTo(Fact.found("answer to input", ORIGIN));
        assertThat(answer.known().join().depth()).isEqualTo(3);
        assertThat(only())
                .isEqualTo(new Trace.Call(
                        "x:Get",
                        3,
                        new Trace.Span(Duration.ofNanos(5), Duration.ofNanos(7)),
                        new Trace.Answer(Trace.StatusCode.OK, "worth saying", 3)));
        assertThat(graph.trace()).isEqualTo(new Trace(progress, Duration.ofNanos(12)));
    }

    @Test
    void withoutItsInputACallIsNotMadeAndAbsentForTheSameReason() throws InterruptedException {
        Fact<String> none = Fact.none("there is none", "make one");
        FactFuture<String> answer = graph.ask(FactFuture.of(none, 2), call(input -> {
            throw new AssertionError("it was asked");
        }));
        assertThat(answer.await()).isEqualTo(none);
        assertThat(answer.known().join().depth()).isEqualTo(2);
        assertThat(progress).isEmpty();
    }

    @Test
    void aCallWaitsForItsInput() throws InterruptedException {
        CompletableFuture<FactFuture.Known<String>> later = new CompletableFuture<>();
        FactFuture<String> answer = graph.ask(new FactFuture<>(later), call(CallGraphTest::found));
        assertThat(progress).isEmpty();
        later.complete(new FactFuture.Known<>(Fact.found("late", ORIGIN), 1));
        assertThat(answer.await()).isEqualTo(Fact.found("late", ORIGIN));
    }

    @Test
    void aRefusalNamesWhatWasAskedFor() throws InterruptedException {
        Fact<String> fact = ask(input -> {
            throw CallException.denied("the task role demo");
        });
        assertThat(fact)
                .isEqualTo(new Fact.Absent<>(
                        Fact.Cause.DENIED,
                        "the task role demo may not call x:Get",
                        "allow x:Get on arn:input in the task role"));
        assertThat(only().outcome())
                .isEqualTo(new Trace.Answer(Trace.StatusCode.DENIED, "the task role demo may not call x:Get", 0));
    }

    @Test
    void whatDoesNotExistIsAnAnswer() throws InterruptedException {
        ask(input -> new Reply<>(Fact.none("x:Get knows no input", "make one"), 1));
        assertThat(only().outcome()).isEqualTo(new Trace.Answer(Trace.StatusCode.ABSENT, "x:Get knows no input", 1));
    }

    static List<Throwable> mistakes() {
        return List.of(
                new IllegalStateException("a mistake"),
                new NullPointerException(),
                new StackOverflowError(),
                new NoClassDefFoundError("gone"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatIsThrownIsTheFailureOfItsCall(Throwable thrown) throws InterruptedException {
        Fact<String> fact = ask(input -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        });
        assertThat(reason(fact)).isEqualTo("x:Get failed: " + Thrown.of(thrown).reason());
        assertThat(fact.isUnanswered()).isTrue();
        assertThat(only().outcome().kind()).isEqualTo(Trace.StatusCode.FAILED);
    }

    @Test
    void anInterruptedCallLeavesItsThreadInterrupted() throws InterruptedException {
        FactFuture<String> answer = graph.ask(FactFuture.of(Fact.found("input", ORIGIN), 1), call(input -> {
            throw new InterruptedException();
        }));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reason(answer.await())).isEqualTo("x:Get was interrupted");
    }

    @ParameterizedTest
    @CsvSource({"59, true", "60, false", "61, false"})
    void afterTheDeadlineNothingIsAsked(int seconds, boolean asked) throws InterruptedException {
        nanos = Duration.ofSeconds(seconds).toNanos();
        Fact<String> fact = ask(CallGraphTest::found);
        assertThat(fact.isFound()).isEqualTo(asked);
        assertThat(reason(fact))
                .isEqualTo(asked ? "" : "x:Get was not answered within 60 s, the time that the whole discovery has");
    }

    @Test
    void whatIsNotAnsweredByTheDeadlineIsAFailure() throws InterruptedException {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        CountDownLatch never = new CountDownLatch(1);
        try {
            nanos = Duration.ofSeconds(60).minusMillis(50).toNanos();
            CallGraph late =
                    new CallGraph(new CallOptions(threads, System::nanoTime, Duration.ofMillis(50)), call -> {});
            FactFuture<String> answer = late.ask(FactFuture.of(Fact.found("input", ORIGIN), 1), call(input -> {
                never.await();
                return found(input);
            }));
            assertThat(reason(answer.await())).startsWith("x:Get was not answered within 0 s");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aStoppedDiscoveryMakesNoCall() throws InterruptedException {
        executor.shutdown();
        assertThat(ask(CallGraphTest::found))
                .isEqualTo(Fact.failed("x:Get was not called: the discovery was stopped", "discover again"));
    }

    @Test
    void aThreadThatCannotBeMadeIsTheFailureOfItsCall() throws InterruptedException {
        CallGraph poor = graph(new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            throw new OutOfMemoryError("unable to create native thread");
        }));
        Fact<String> fact = poor.ask(FactFuture.of(Fact.found("input", ORIGIN), 1), call(CallGraphTest::found))
                .await();
        assertThat(reason(fact)).isEqualTo("x:Get failed: there is not enough memory");
    }

    @Test
    void whoeverWatchesMayFail() throws InterruptedException {
        watcher = call -> {
            throw new IllegalStateException("the page is gone");
        };
        assertThat(ask(CallGraphTest::found).isFound()).isTrue();
        assertThat(graph.trace().calls()).hasSize(1);
    }

    @Test
    void cancellingInterruptsWhatStillRuns() throws InterruptedException {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try {
            CallGraph running = graph(threads);
            running.ask(FactFuture.of(Fact.found("input", ORIGIN), 1), call(input -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
                return found(input);
            }));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            running.cancel();
            assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }
}
