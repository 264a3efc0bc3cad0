// SPDX-License-Identifier: MIT
/** What becomes of each agent: decided from what ECS and Jenkins say of it, and what time it is. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.watch;

import org.jspecify.annotations.NullMarked;
