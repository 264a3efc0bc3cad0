// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.demand.Pauses;
import io.jenkins.plugins.fargatecontroller.agents.demand.QueuedItem;
import io.jenkins.plugins.fargatecontroller.agents.demand.Wanted;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.request.AgentRequest;
import java.util.Optional;

/**
 * An agent that was decided on and has no node yet.
 *
 * @param unique what makes its name one of its own
 */
record Planned(Wanted wanted, String unique) {

    TemplateId template() {
        return wanted.template().id();
    }

    /** What its build asks for beyond a label, if it does. */
    Optional<AgentRequest> request() {
        return wanted.item().flatMap(QueuedItem::request);
    }

    /** Whether it is not to be tried now. */
    boolean isAmong(Pauses paused) {
        return request()
                .map(asking -> paused.of(template(), asking))
                .orElseGet(() -> paused.of(template()))
                .isPresent();
    }

    /** As an attempt that came to nothing before it was known where to run. */
    Shortages.Attempt attempt() {
        return new Shortages.Attempt(template(), unique, false, request());
    }
}
