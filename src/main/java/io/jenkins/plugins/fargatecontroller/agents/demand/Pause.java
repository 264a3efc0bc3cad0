// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a template is not tried now.
 *
 * @param text a clause that says when the next try is made
 * @param hopeless when the last of several tries failed in a way that only a person can mend; a build that has waited
 *     since before that is not kept waiting
 */
public record Pause(String text, Optional<Instant> hopeless) {

    /** One that ends by itself. */
    public static Pause passing(String text) {
        return new Pause(text, Optional.empty());
    }

    boolean hopelessFor(QueuedItem item) {
        return hopeless.filter(item.since()::isBefore).isPresent();
    }
}
