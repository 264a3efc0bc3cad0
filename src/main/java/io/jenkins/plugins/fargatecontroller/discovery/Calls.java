// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.Call.Reply;
import io.jenkins.plugins.fargatecontroller.discovery.Step.Known;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Thrown;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs the calls of one discovery, each as soon as its input is known, and keeps the trace. No thread waits for
 * another: a call that depends on an answer is handed to the executor when the answer is there.
 */
final class Calls {

    private final Effort effort;
    private final long begin;
    private final List<Trace.Call> ended = new ArrayList<>();
    private final Queue<Future<?>> running = new ConcurrentLinkedQueue<>();

    Calls(Effort effort) {
        this.effort = effort;
        this.begin = effort.nanoTime().getAsLong();
    }

    /** Makes the call once the input is found; where the input is absent, so is the answer, for the same reason. */
    <T, R> Step<R> ask(Step<T> input, Call<T, R> call) {
        return input.follow(known -> {
            if (known.fact() instanceof Fact.Found<T> found) {
                return start(call, found.value(), known.depth() + 1);
            }
            return CompletableFuture.completedFuture(
                    new Known<>(((Fact.Absent<T>) known.fact()).cast(), known.depth()));
        });
    }

    /** Interrupts what still runs. */
    void cancel() {
        running.forEach(call -> call.cancel(true));
    }

    Trace trace() {
        synchronized (ended) {
            return new Trace(List.copyOf(ended), elapsed());
        }
    }

    private <T, R> CompletableFuture<Known<R>> start(Call<T, R> call, T value, int depth) {
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

    private <T, R> void submit(Call<T, R> call, T value, CompletableFuture<Reply<R>> reply) {
        try {
            running.add(effort.executor().submit(() -> reply.complete(answer(call, value))));
        } catch (RejectedExecutionException e) {
            reply.complete(new Reply<>(
                    Fact.failed(call.operation() + " was not called: the discovery was stopped", "discover again"), 0));
        } catch (RuntimeException | Error e) {
            reply.complete(thrown(call.operation(), e));
        }
    }

    private static <T, R> Reply<R> answer(Call<T, R> call, T value) {
        try {
            return call.question().ask(value);
        } catch (CallFailed e) {
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
        return new Reply<>(Fact.failed(operation + " broke off: " + thrown.reason(), thrown.remedy()), 0);
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
                effort.progress().accept(call);
            } catch (RuntimeException | Error e) {
                System.getLogger(Calls.class.getName())
                        .log(System.Logger.Level.WARNING, "Showing the progress of the discovery failed.", e);
            }
        }
    }

    private static Trace.Outcome outcome(Reply<?> reply) {
        return reply.fact()
                .absence()
                .map(absent -> new Trace.Outcome(kind(absent.cause()), absent.reason(), reply.pages()))
                .orElseGet(() -> new Trace.Outcome(Trace.Kind.OK, reply.note(), reply.pages()));
    }

    private static Trace.Kind kind(Fact.Cause cause) {
        return switch (cause) {
            case NONE, ASLEEP -> Trace.Kind.ABSENT;
            case DENIED -> Trace.Kind.DENIED;
            case FAILED -> Trace.Kind.FAILED;
        };
    }

    private Duration elapsed() {
        return Duration.ofNanos(effort.nanoTime().getAsLong() - begin);
    }
}
