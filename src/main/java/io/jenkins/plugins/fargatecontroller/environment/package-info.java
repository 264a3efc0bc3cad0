// SPDX-License-Identifier: MIT
/** What was found about the place where the controller runs. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.environment;

import org.jspecify.annotations.NullMarked;
