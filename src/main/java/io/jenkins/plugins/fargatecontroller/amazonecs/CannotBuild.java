// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

/** Jenkins has no such thing, or does not take it as planned. */
public final class CannotBuild extends Exception {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * Says what is wrong.
     *
     * @param remedy what a person does about it, as a sentence without a full stop
     */
    public CannotBuild(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
