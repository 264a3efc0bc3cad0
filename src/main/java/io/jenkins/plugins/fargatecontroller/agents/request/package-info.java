// SPDX-License-Identifier: MIT
/** What a pipeline asks for with {@code fargate}, and whether it may. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.request;

import org.jspecify.annotations.NullMarked;
