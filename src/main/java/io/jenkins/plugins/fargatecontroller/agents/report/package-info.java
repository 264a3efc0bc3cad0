// SPDX-License-Identifier: MIT
/** What the engine does, for people and for monitoring. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.report;

import org.jspecify.annotations.NullMarked;
