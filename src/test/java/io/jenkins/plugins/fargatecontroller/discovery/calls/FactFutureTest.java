// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FactFutureTest {

    private static final Origin ORIGIN = Origin.discovered("x:Get");
    private static final Fact<String> NONE = Fact.none("there is none", "make one");

    private static <T> FactFuture<T> found(T value, int depth) {
        return FactFuture.of(Fact.found(value, ORIGIN), depth);
    }

    private static int depth(FactFuture<?> future) {
        return future.known().join().depth();
    }

    @Test
    void aStepIsMadeOfAnotherWithoutACall() throws InterruptedException {
        FactFuture<Integer> length = found("four", 2).map(fact -> fact.map(String::length));
        assertThat(length.await()).isEqualTo(Fact.found(4, ORIGIN));
        assertThat(depth(length)).isEqualTo(2);
    }

    @Test
    void aViewGetsAbsencesAndAViewOfTheValueDoesNot() throws InterruptedException {
        assertThat(FactFuture.of(NONE, 1)
                        .map(fact -> Fact.found(fact.isFound(), ORIGIN))
                        .await())
                .isEqualTo(Fact.found(false, ORIGIN));
        assertThat(FactFuture.of(NONE, 1)
                        .<Integer>then(text -> Fact.found(text.length(), ORIGIN))
                        .await())
                .isEqualTo(NONE);
        assertThat(found("four", 1)
                        .then(text -> Fact.found(text.length(), ORIGIN))
                        .await())
                .isEqualTo(Fact.found(4, ORIGIN));
    }

    @Test
    void whatIsMadeOfTwoIsAsFarAsTheFurtherOne() throws InterruptedException {
        FactFuture<String> both =
                found("a", 2).with(found("b", 5), (one, other) -> one.then(a -> other.map(b -> a.value() + b)));
        assertThat(both.await()).isEqualTo(Fact.found("ab", ORIGIN));
        assertThat(depth(both)).isEqualTo(5);
        assertThat(depth(found("a", 7).with(found("b", 5), (one, other) -> one)))
                .isEqualTo(7);
        FactFuture<Boolean> absent =
                found("a", 1).with(FactFuture.of(NONE, 1), (one, other) -> Fact.found(other.isFound(), ORIGIN));
        assertThat(absent.await()).isEqualTo(Fact.found(false, ORIGIN));
    }

    @Test
    void whatFollowsKnowsHowFarItIs() throws InterruptedException {
        FactFuture<Integer> next = found("four", 2)
                .follow(known -> CompletableFuture.completedFuture(
                        new FactFuture.Known<>(known.fact().map(String::length), known.depth() + 1)));
        assertThat(next.await()).isEqualTo(Fact.found(4, ORIGIN));
        assertThat(depth(next)).isEqualTo(3);
    }

    @Test
    void aViewThatThrowsMakesItsOwnFactAbsentAndNothingElse() throws InterruptedException {
        FactFuture<Integer> mistaken = found("four", 2).map(fact -> {
            throw new IllegalArgumentException("the answer is odd");
        });
        assertThat(mistaken.await())
                .isEqualTo(Fact.failed(
                        "an answer could not be understood: the answer is odd", "see the log of Jenkins for details"));
        assertThat(depth(mistaken)).isEqualTo(2);
        FactFuture<Integer> deep = found("a", 1).with(found("b", 1), (one, other) -> {
            throw new StackOverflowError();
        });
        assertThat(deep.await().absence().orElseThrow().reason())
                .isEqualTo("an answer could not be understood: a text is too long or nested too deeply");
    }

    @Test
    void aStepNeverFailsSoThatOneThatDoesIsAMistakeOfOurs() {
        FactFuture<String> failed =
                new FactFuture<>(CompletableFuture.failedFuture(new IllegalStateException("a mistake")));
        assertThatThrownBy(failed::await)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("a step failed")
                .hasRootCauseMessage("a mistake");
    }
}
