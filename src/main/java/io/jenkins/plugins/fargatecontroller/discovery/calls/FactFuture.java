// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A fact that is there already or will be, and the number of calls in the longest chain that leads to it. A step never
 * fails: what goes wrong on the way becomes an absent fact.
 */
public final class FactFuture<T> {

    /** A fact, and the calls in a row that it took. */
    public record Known<T>(Fact<T> fact, int depth) {}

    private final CompletableFuture<Known<T>> known;

    FactFuture(CompletableFuture<Known<T>> known) {
        this.known = known;
    }

    public static <T> FactFuture<T> of(Fact<T> fact, int depth) {
        return new FactFuture<>(CompletableFuture.completedFuture(new Known<>(fact, depth)));
    }

    /** What is made of this step's fact; {@code view} gets absences too. */
    public <R> FactFuture<R> map(Function<Fact<T>, Fact<R>> view) {
        return new FactFuture<>(known.thenApply(
                now -> new Known<>(guarded(() -> view.apply(now.fact())), now.depth())));
    }

    /** What is made of the value if it was found. */
    public <R> FactFuture<R> then(Function<T, Fact<R>> view) {
        return map(fact -> fact.then(found -> view.apply(found.value())));
    }

    /** What is made of two steps. */
    public <U, R> FactFuture<R> with(FactFuture<U> other, BiFunction<Fact<T>, Fact<U>, Fact<R>> view) {
        return new FactFuture<>(known.thenCombine(
                other.known,
                (mine, theirs) -> new Known<>(
                        guarded(() -> view.apply(mine.fact(), theirs.fact())),
                        Math.max(mine.depth(), theirs.depth()))));
    }

    /** What follows; {@code next} gets absences too. */
    public <R> FactFuture<R> follow(Function<Known<T>, CompletableFuture<Known<R>>> next) {
        return new FactFuture<>(known.thenCompose(next));
    }

    public CompletableFuture<Known<T>> known() {
        return known;
    }

    /**
     * Waits for the fact.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public Fact<T> await() throws InterruptedException {
        try {
            return known.get().fact();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a step failed, although steps turn failures into absent facts", e);
        }
    }

    private static <R> Fact<R> guarded(Supplier<Fact<R>> view) {
        try {
            return view.get();
        } catch (RuntimeException | Error e) {
            Thrown thrown = Thrown.of(e);
            return Fact.failed("an answer could not be understood: " + thrown.reason(), thrown.remedy());
        }
    }
}
