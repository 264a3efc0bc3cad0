// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.settings.Explained;

/** Jenkins cannot put something of its own into a file, where neither room nor rights are missing. */
public final class CannotStore extends RuntimeException implements Explained {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * Says what is wrong.
     *
     * @param remedy what a person does about it, as a sentence without a full stop
     */
    public CannotStore(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
