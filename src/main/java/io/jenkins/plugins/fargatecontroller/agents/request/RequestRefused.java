// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.request;

/** A request that cannot be met, with the field that is to blame. */
public final class RequestRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;

    public RequestRefused(String field, String text) {
        super(text);
        this.field = field;
    }

    public String field() {
        return field;
    }

    /** {@code fargate: FIELD: what is wrong and what to write instead}. */
    public String text() {
        return text("fargate");
    }

    /** The same for a pipeline that says it in other words, such as {@code ecs}. */
    public String text(String symbol) {
        return symbol + ": " + field + ": " + getMessage();
    }
}
