// SPDX-License-Identifier: MIT
/** What tasks cost. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.cost;

import org.jspecify.annotations.NullMarked;
