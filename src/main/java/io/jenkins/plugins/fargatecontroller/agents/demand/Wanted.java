// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import java.util.Optional;

/**
 * An agent to be started.
 *
 * @param template as the build wants it, which may be other than the fleet has it
 * @param item the build that it is for; empty for a spare one
 */
public record Wanted(AgentTemplate template, Optional<QueuedItem> item) {}
