// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.cost;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskShape;
import java.time.Duration;

/**
 * A task as it is billed.
 *
 * @param time from the pull of its image to its end
 */
public record Billed(String region, String architecture, boolean spot, TaskShape shape, Duration time) {}
