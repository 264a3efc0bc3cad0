// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.Optional;
import java.util.function.Function;

/**
 * A call that can be made once its input is known.
 *
 * @param operation the action as IAM policies name it, such as {@code ecs:DescribeTasks}
 * @param resource what the call is about, as a policy would name it
 */
public record PendingCall<T, R>(String operation, Function<T, String> resource, Question<T, R> question) {

    /** Asks, and blocks until there is an answer. */
    @FunctionalInterface
    public interface Question<T, R> {
        Reply<R> ask(T input) throws CallException, InterruptedException;
    }

    /**
     * What a call brought.
     *
     * @param pages how many answers it took
     * @param note what is worth saying although the call went well; empty if nothing is
     */
    public record Reply<R>(Fact<R> fact, int pages, String note) {

        public Reply(Fact<R> fact, int pages) {
            this(fact, pages, "");
        }
    }

    /** Looks for one thing, and blocks until there is an answer; empty if it does not exist. */
    @FunctionalInterface
    public interface Lookup<T, R> {
        Optional<R> find(T input) throws CallException, InterruptedException;
    }

    /**
     * A call for one thing: its value, or the absence of what does not exist.
     *
     * @param name what is looked for, such as {@code cluster demo}
     */
    public static <T, R> PendingCall<T, R> one(
            String operation, Function<T, String> resource, Function<T, String> name, Lookup<T, R> lookup) {
        return new PendingCall<>(operation, resource, input -> {
            Optional<R> value = lookup.find(input);
            return new Reply<>(
                    value.map(found -> Fact.found(found, Origin.discovered(operation)))
                            .orElseGet(() -> Fact.none(
                                    operation + " knows no " + name.apply(input),
                                    "check that " + name.apply(input) + " has not been deleted")),
                    1);
        });
    }
}
