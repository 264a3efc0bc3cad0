// SPDX-License-Identifier: MIT
/** Why an agent did not start or was lost, what helps, and how long to wait before the next try. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.failure;

import org.jspecify.annotations.NullMarked;
