// SPDX-License-Identifier: MIT
/** What may be run: clouds, templates and their limits, as values that know neither the plan nor Jenkins. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import org.jspecify.annotations.NullMarked;
