// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import io.jenkins.plugins.fargatecontroller.discovery.calls.FactFuture.Known;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall.Reply;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs the calls of one discovery, each as soon as its input is known, and keeps the trace. No thread waits for
 * another: a call that depends on an answer is handed to the executor when the answer is there.
 */
public final class CallGraph {

    private final CallOptions effort;
    private final Consumer<Trace.Call> progress;
    private final long begin;
    private final List<Trace.Call> ended = new ArrayList<>();
    private final Queue<Future<?>> running = new ConcurrentLinkedQueue<>();

    /**
     * A graph without calls.
     *
     * @param progress hears of each call when it has ended, one at a time, on the threads of the executor
     */
    public CallGraph(CallOptions effort, Consumer<Trace.Call> progress) {
        this.effort = effort;
        this.progress = progress;
        this.begin = effort.nanoTime().getAsLong();
    }

    /** Makes the call once the input is found; where the input is absent, so is the answer, for the same reason. */
    public <T, R> FactFuture<R> ask(FactFuture<T> input, PendingCall<T, R> call) {
        return input.follow(known -> {
            if (known.fact() instanceof Fact.Found<T> found) {
                return start(call, found.value(), known.depth() + 1);
            }
            return CompletableFuture.completedFuture(
                    new Known<>(((Fact.Absent<T>) known.fact()).cast(), known.depth()));
        });
    }

    /** Interrupts what still runs. */
    public void cancel() {
        running.forEach(call -> call.cancel(true));
    }

    public Trace trace() {
        synchronized (ended) {
            return new Trace(List.copyOf(ended), elapsed());
        }
    }

    private <T, R> CompletableFuture<Known<R>> start(PendingCall<T, R> call, T value, int depth) {
        Duration start = elapsed();
        var reply = new CompletableFuture<Reply<R>>();
        Duration left = effort.deadline().minus(start);
        if (left.isNegative() || left.isZero()) {
            reply.complete(late(call.operation()));
        } else {
            submit(call, value, reply);
            reply.completeOnTimeout(late(call.operation()), left.toNanos(), TimeUnit.NANOSECONDS);
        }
        return reply.thenApply(answer -> {
            end(new Trace.Call(
                    call.operation(), depth, new Trace.Span(start, elapsed().minus(start)), outcome(answer)));
            return new Known<>(answer.fact(), depth);
        });
    }

    private <T, R> void submit(PendingCall<T, R> call, T value, CompletableFuture<Reply<R>> reply) {
        try {
            running.add(effort.executor().submit(() -> reply.complete(answer(call, value))));
        } catch (RejectedExecutionException e) {
            reply.complete(new Reply<>(
                    Fact.failed(call.operation() + " was not called: the discovery was stopped", "discover again"), 0));
        } catch (RuntimeException | Error e) {
            reply.complete(thrown(call.operation(), e));
        }
    }

    private static <T, R> Reply<R> answer(PendingCall<T, R> call, T value) {
        try {
            return call.question().ask(value);
        } catch (CallException e) {
            return new Reply<>(e.toFact(call.operation(), call.resource().apply(value)), 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply<>(Fact.failed(call.operation() + " was interrupted", "discover again"), 0);
        } catch (RuntimeException | Error e) {
            return thrown(call.operation(), e);
        }
    }

    /** What is thrown is the cause, not the time that would pass until the deadline. */
    private static <R> Reply<R> thrown(String operation, Throwable failure) {
        Thrown thrown = Thrown.of(failure);
        return new Reply<>(Fact.failed(operation + " failed: " + thrown.reason(), thrown.remedy()), 0);
    }

    private <R> Reply<R> late(String operation) {
        return new Reply<>(
                Fact.failed(
                        "%s was not answered within %d s, the time that the whole discovery has"
                                .formatted(operation, effort.deadline().toSeconds()),
                        "check that the task's subnets reach the AWS endpoints (NAT gateway or VPC endpoints)"),
                0);
    }

    private void end(Trace.Call call) {
        synchronized (ended) {
            ended.add(call);
            try {
                progress.accept(call);
            } catch (RuntimeException | Error e) {
                System.getLogger(CallGraph.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "Showing the progress of the discovery failed.",
                                Redacted.of(e));
            }
        }
    }

    private static Trace.Answer outcome(Reply<?> reply) {
        return reply.fact()
                .absence()
                .map(absent -> new Trace.Answer(kind(absent.cause()), absent.reason(), reply.pages()))
                .orElseGet(() -> new Trace.Answer(Trace.StatusCode.OK, reply.note(), reply.pages()));
    }

    private static Trace.StatusCode kind(Fact.Cause cause) {
        return switch (cause) {
            case NONE, ASLEEP -> Trace.StatusCode.ABSENT;
            case DENIED -> Trace.StatusCode.DENIED;
            case FAILED -> Trace.StatusCode.FAILED;
        };
    }

    private Duration elapsed() {
        return Duration.ofNanos(effort.nanoTime().getAsLong() - begin);
    }
}
