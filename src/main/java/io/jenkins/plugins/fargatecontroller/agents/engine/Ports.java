// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.task.AgentTasks;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions;

/** The ports of the engine to Jenkins, AWS and time. */
public record Ports(Nodes nodes, WaitingBuilds builds, AgentTasks tasks, Definitions definitions, Outside outside) {}
