// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.task;

import java.util.List;

/** A call without an answer. Nothing secret is in its text. */
public final class CallFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String operation;
    private final String[] tasks;

    /** What the failure means for the next call. */
    public enum Kind {
        /** Too many calls: slow down. */
        THROTTLED,
        /** The role lacks a permission. */
        DENIED,
        /** The client token belongs to another request. */
        CONFLICT,
        /** The request itself is wrong, or names what does not exist. */
        INVALID,
        /** No answer: whether the call took effect is unknown. */
        UNANSWERED
    }

    public CallFailed(Kind kind, String operation, String text) {
        this(kind, operation, text, List.of());
    }

    private CallFailed(Kind kind, String operation, String text, List<String> tasks) {
        super(text);
        this.kind = kind;
        this.operation = operation;
        this.tasks = tasks.toArray(String[]::new);
    }

    /** The token was used before, for these tasks. */
    public static CallFailed conflict(String operation, String text, List<String> tasks) {
        return new CallFailed(Kind.CONFLICT, operation, text, tasks);
    }

    public Kind kind() {
        return kind;
    }

    /** Such as {@code ecs:RunTask}. */
    public String operation() {
        return operation;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    /** The tasks that have the token already, by ARN. */
    public List<String> tasks() {
        return List.of(tasks);
    }

    /** Whether the call may have taken effect all the same. */
    public boolean uncertain() {
        return kind == Kind.UNANSWERED;
    }
}
