// SPDX-License-Identifier: MIT
/** Tasks and nodes that lost each other: after a restart, and for good. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.sweep;

import org.jspecify.annotations.NullMarked;
