// SPDX-License-Identifier: MIT
/**
 * What Jenkins shall have: a pure function of the environment and the overrides.
 *
 * <p>Settings come in layers (default, discovered, parameter store, override) and are merged key by key; {@link
 * io.jenkins.plugins.fargatecontroller.plan.Planner} is the place to start reading.
 */
@NullMarked
package io.jenkins.plugins.fargatecontroller.plan;

import org.jspecify.annotations.NullMarked;
