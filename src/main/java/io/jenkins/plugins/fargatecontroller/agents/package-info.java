// SPDX-License-Identifier: MIT
/**
 * An engine of our own for the agents: what is to run, what runs, and what to do about it. Everything is decided from
 * values; the rooms below hold one subject each, {@code agents.aws} alone knows the SDK, and none knows Jenkins.
 * {@code agents.engine} is where to start reading.
 */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents;

import org.jspecify.annotations.NullMarked;
