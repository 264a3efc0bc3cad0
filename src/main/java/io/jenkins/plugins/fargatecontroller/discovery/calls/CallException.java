// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Fact.Cause;
import io.jenkins.plugins.fargatecontroller.environment.MissingRights;

/** A call without an answer. The ports' implementations throw it; nothing secret may be in its texts. */
public final class CallException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Cause kind;
    private final String text;
    private final String remedy;

    private CallException(Cause kind, String text, String remedy) {
        super(text);
        this.kind = kind;
        this.text = text;
        this.remedy = remedy;
    }

    /** The caller lacks a permission. {@code who} is the role or user, such as {@code the task role demo}. */
    public static CallException denied(String who) {
        return new CallException(Cause.DENIED, who, "");
    }

    /** What was asked for does not exist. */
    public static CallException missing(String text, String remedy) {
        return new CallException(Cause.NONE, text, remedy);
    }

    /** Anything else: no answer in time, an error, an answer that cannot be read. */
    public static CallException failed(String text, String remedy) {
        return new CallException(Cause.FAILED, text, remedy);
    }

    /** Whether it is certain that what was asked for does not exist. */
    public boolean isMissing() {
        return kind == Cause.NONE;
    }

    /**
     * The fact that this failure leaves absent.
     *
     * @param resource what was asked for, as a policy would name it
     */
    public <T> Fact<T> toFact(String operation, String resource) {
        return kind == Cause.DENIED
                ? new Fact.Absent<>(
                        kind,
                        MissingRights.reason(text, operation),
                        "allow " + operation + " on " + resource + " in the task role")
                : new Fact.Absent<>(kind, operation + ": " + text, remedy);
    }
}
