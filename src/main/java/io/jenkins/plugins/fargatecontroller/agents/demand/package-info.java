// SPDX-License-Identifier: MIT
/** From builds that wait and agents that there are to agents that are to be started: one pure function. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.demand;

import org.jspecify.annotations.NullMarked;
