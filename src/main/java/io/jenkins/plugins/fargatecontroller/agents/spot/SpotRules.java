// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.spot;

import java.time.Duration;

/**
 * When to fall back.
 *
 * @param events so many interruptions and refusals …
 * @param window … within this time …
 * @param fallback … make on-demand capacity serve for this long
 */
public record SpotRules(int events, Duration window, Duration fallback) {

    public static SpotRules usual() {
        return new SpotRules(2, Duration.ofMinutes(10), Duration.ofMinutes(15));
    }
}
