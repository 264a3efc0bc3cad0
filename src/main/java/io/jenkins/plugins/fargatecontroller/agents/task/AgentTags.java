// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.task;

/** The tags of a task, by which it can be told whose it is. */
public final class AgentTags {

    public static final String CONTROLLER = "fargate-controller:controller";
    public static final String CLOUD = "fargate-controller:cloud";
    public static final String TEMPLATE = "fargate-controller:template";
    public static final String NODE = "fargate-controller:node";
    public static final String JOB = "fargate-controller:job";

    private AgentTags() {}
}
