// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.notification;

import java.util.Optional;

/**
 * A build that has ended, as far as others may hear of it: nothing of its log, its parameters or its cause.
 *
 * @param job the job's full name, such as {@code team/app}
 * @param number of the build within the job
 * @param url of the build's page; empty as long as Jenkins does not know its own address
 */
public record FinishedBuild(String job, int number, Ending ending, Optional<String> url) {

    /**
     * How it ended.
     *
     * @param result as Jenkins calls it, such as {@code FAILURE}
     * @param before the result of the build before; empty without one
     * @param took how long the build took, in words
     */
    public record Ending(String result, String before, String took) {}

    @Override
    public String toString() {
        return job + " #" + number;
    }
}
