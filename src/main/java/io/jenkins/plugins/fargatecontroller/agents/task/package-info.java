// SPDX-License-Identifier: MIT
/** The tasks of agents as ECS sees them: requests, answers, and the ports through which they are exchanged. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.task;

import org.jspecify.annotations.NullMarked;
