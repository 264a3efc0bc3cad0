// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

/** Reads the ARN of a cluster. */
public final class Clusters {

    private static final int REGION = 3;

    private Clusters() {}

    /** The region; empty if the text is not an ARN. */
    public static String region(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length > REGION ? parts[REGION] : "";
    }
}
