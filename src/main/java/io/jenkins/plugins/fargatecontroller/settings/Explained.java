// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

/** An exception that knows what helps, because whoever throws it knows the cause. Its message is a clause. */
public interface Explained {

    /** What a person does about it, as a sentence without a full stop. */
    String remedy();
}
