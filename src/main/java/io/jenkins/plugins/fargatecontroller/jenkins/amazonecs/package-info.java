// SPDX-License-Identifier: MIT
/**
 * Joins Jenkins to what we decide for the agents of amazon-ecs, without naming a type of that plugin: how many it starts,
 * and which templates it leaves alone because they fail. Decides nothing.
 *
 * <p>{@link io.jenkins.plugins.fargatecontroller.jenkins.amazonecs.EcsAgents} is the place to start reading.
 */
@NullMarked
package io.jenkins.plugins.fargatecontroller.jenkins.amazonecs;

import org.jspecify.annotations.NullMarked;
