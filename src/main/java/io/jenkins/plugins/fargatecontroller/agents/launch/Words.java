// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.launch;

import io.jenkins.plugins.fargatecontroller.settings.Invisible;

/** Makes texts fit for ECS. */
final class Words {

    private static final int IDENTIFIER = 100;
    private static final int TAG = 256;
    private static final int STARTED_BY = 36;

    private Words() {}

    /** Letters, digits, hyphens and underscores. */
    static String identifier(String text) {
        return Invisible.cut(text.replaceAll("[^A-Za-z0-9_-]", "-"), IDENTIFIER);
    }

    /** What may be the value of a tag. */
    static String tag(String text) {
        return Invisible.cut(text.replaceAll("[^\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]", "_"), TAG);
    }

    /** What tasks are listed by. Their tags say for certain whose they are, so it may be cut. */
    static String startedBy(String controller) {
        return Invisible.cut("fargate-controller/" + identifier(controller), STARTED_BY);
    }
}
