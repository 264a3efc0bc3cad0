// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing about the place where the controller runs: found, or absent with the reason and the remedy.
 *
 * @param <T> what a found fact tells
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Fact.Found.class), @JsonSubTypes.Type(Fact.Absent.class)})
public sealed interface Fact<T> extends Settings.Source<T> {

    /** The fact is known, and {@code origin} says from where. */
    record Found<T>(T value, Origin origin) implements Fact<T> {}

    /**
     * The fact is not known.
     *
     * @param reason what is so, as a sentence without a full stop
     * @param remedy what a person does about it, as a sentence without a full stop
     */
    record Absent<T>(Cause cause, String reason, String remedy) implements Fact<T> {

        public Absent {
            reason = Redacted.of(reason);
            remedy = Redacted.of(remedy);
        }

        /** The same absence for a fact that depends on this one. */
        @SuppressWarnings("unchecked") // an absent fact holds no T
        public <R> Absent<R> cast() {
            return (Absent<R>) this;
        }
    }

    /** Why a fact is absent. It decides whether an earlier answer may stand in for it. */
    enum Cause {
        /** There is no such thing in this account; asking again gives the same. */
        NONE,
        /** The call was refused for want of a permission. */
        DENIED,
        /** The call failed, timed out or answered nonsense; asking again may help. */
        FAILED,
        /** Not asked, because the controller does not run on Fargate. */
        ASLEEP
    }

    static <T> Fact<T> found(T value, Origin origin) {
        return new Found<>(value, origin);
    }

    static <T> Fact<T> none(String reason, String remedy) {
        return new Absent<>(Cause.NONE, reason, remedy);
    }

    static <T> Fact<T> failed(String reason, String remedy) {
        return new Absent<>(Cause.FAILED, reason, remedy);
    }

    @JsonIgnore
    default Optional<T> optional() {
        return this instanceof Found<T> found ? Optional.of(found.value()) : Optional.empty();
    }

    /** The value as a setting, with the fact's origin. */
    @Override
    default Optional<Setting<T>> setting() {
        return this instanceof Found<T> found
                ? Optional.of(new Setting<>(found.value(), found.origin()))
                : Optional.empty();
    }

    @JsonIgnore
    default boolean isFound() {
        return this instanceof Found;
    }

    /** The absence, if the fact is absent. */
    @JsonIgnore
    default Optional<Absent<T>> absence() {
        return this instanceof Absent<T> absent ? Optional.of(absent) : Optional.empty();
    }

    /** Another view of the same fact; an absence stays what it is. */
    default <R> Fact<R> map(Function<? super T, ? extends R> view) {
        return then(found -> new Found<>(view.apply(found.value()), found.origin()));
    }

    /** A fact that depends on this one; an absence stays what it is. */
    default <R> Fact<R> then(Function<? super Found<T>, ? extends Fact<R>> next) {
        return this instanceof Found<T> found ? next.apply(found) : ((Absent<T>) this).cast();
    }

    /** This fact; if there is no such thing, with a remedy that fits better than that of the fact it depends on. */
    default Fact<T> advising(String remedy) {
        return this instanceof Absent<T> absent && absent.cause() == Cause.NONE
                ? new Absent<>(absent.cause(), absent.reason(), remedy)
                : this;
    }

    /** Whether it could not be asked for (denied or failed), so that it may be there or not. */
    @JsonIgnore
    default boolean isUnanswered() {
        return this instanceof Absent<T> absent && (absent.cause() == Cause.DENIED || absent.cause() == Cause.FAILED);
    }

    /**
     * This fact, or {@code earlier} where this one could not be asked for. A thing that is gone for certain is not
     * brought back.
     */
    default Fact<T> orEarlier(Fact<T> earlier) {
        return isUnanswered() && earlier.isFound() ? earlier : this;
    }
}
