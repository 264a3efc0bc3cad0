// SPDX-License-Identifier: MIT
/** How fast AWS may be called. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.rate;

import org.jspecify.annotations.NullMarked;
