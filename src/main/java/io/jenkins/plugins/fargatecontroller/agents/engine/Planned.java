// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.demand.Wanted;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;

/**
 * An agent that was decided on and has no node yet.
 *
 * @param unique what makes its name one of its own
 */
record Planned(Wanted wanted, String unique) {

    TemplateId template() {
        return wanted.template().id();
    }
}
