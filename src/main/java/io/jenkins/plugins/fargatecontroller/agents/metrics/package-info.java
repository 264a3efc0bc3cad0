// SPDX-License-Identifier: MIT
/** What has happened in the last day, in figures. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.metrics;

import org.jspecify.annotations.NullMarked;
