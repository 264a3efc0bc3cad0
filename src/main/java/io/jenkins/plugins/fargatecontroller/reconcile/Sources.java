// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.environment.Discovery;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Where a reconciler gets its knowledge from.
 *
 * @param overrides what the administrator says at this moment
 */
public record Sources(
        Discovery discovery, Supplier<Parsed<Overrides>> overrides, PasswordSource passwords, Clock clock) {}
