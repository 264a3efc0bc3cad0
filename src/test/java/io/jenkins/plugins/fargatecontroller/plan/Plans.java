// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import java.util.List;

/** Plans as tests want them. */
public final class Plans {

    private Plans() {}

    /**
     * The plan of an environment.
     *
     * @param overrides YAML
     */
    public static Plan plan(Environment environment, String overrides) {
        return Planner.plan(environment, OverridesReader.read(overrides, "overrides.yaml"));
    }

    /** The cloud of this name, which has to be there. */
    public static Cloud cloud(Plan plan, String name) {
        List<Cloud> found = plan.clouds().stream()
                .filter(cloud -> cloud.name().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw new AssertionError(name + " is not planned: " + plan.problems());
        }
        return found.get(0);
    }
}
