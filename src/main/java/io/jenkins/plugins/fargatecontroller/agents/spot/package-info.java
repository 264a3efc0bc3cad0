// SPDX-License-Identifier: MIT
/** Spot capacity that is short: when on-demand capacity serves in its place, and when Spot is tried again. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.spot;

import org.jspecify.annotations.NullMarked;
