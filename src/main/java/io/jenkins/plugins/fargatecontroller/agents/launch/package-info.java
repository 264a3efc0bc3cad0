// SPDX-License-Identifier: MIT
/** How an agent is started: its name, token, tags and task definition, and the RunTask request made of them. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.launch;

import org.jspecify.annotations.NullMarked;
