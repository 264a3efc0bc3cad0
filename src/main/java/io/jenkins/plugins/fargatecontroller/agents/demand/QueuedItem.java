// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import io.jenkins.plugins.fargatecontroller.agents.request.AgentRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * A build that could run now if it had an agent.
 *
 * @param job the job's full name
 * @param label the expression that it is tied to; empty if it takes any agent
 * @param request what it asks for beyond a label, if it does
 * @param others whether something in Jenkins other than our clouds may serve it, now or later
 * @param since when it became buildable
 */
public record QueuedItem(
        long id, String job, Optional<String> label, Optional<AgentRequest> request, boolean others, Instant since) {}
