// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.plan.SampleJob;

/** The names of what changes are about. By them it is known, too, what the plan said of it before. */
public final class Target {

    private Target() {}

    public static String cloud(String name) {
        return "cloud " + name;
    }

    public static String template(TemplateId id) {
        return "template " + id;
    }

    public static String job(SampleJob job) {
        return "job " + job.name();
    }

    public static String user(String id) {
        return "user " + id;
    }
}
