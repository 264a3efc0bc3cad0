// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.launch;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Placement;

/** Where one agent is run, which may be elsewhere than its template says while Spot is short. */
public record Route(String cluster, Placement placement) {

    public boolean spot() {
        return placement.spot();
    }
}
