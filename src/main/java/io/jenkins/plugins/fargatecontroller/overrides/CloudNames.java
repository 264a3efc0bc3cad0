// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import java.util.List;

/** The clouds that this plugin registers. */
public final class CloudNames {

    public static final String ON_DEMAND = "fargate-cloud";
    public static final String SPOT = "fargate-cloud-spot";
    public static final List<String> ALL = List.of(ON_DEMAND, SPOT);

    private CloudNames() {}
}
