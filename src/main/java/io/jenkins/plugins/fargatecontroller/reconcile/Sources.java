// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.plan.Overrides;
import io.jenkins.plugins.fargatecontroller.plan.Read;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Where a reconciler gets its knowledge from.
 *
 * @param overrides what the administrator says at this moment
 */
public record Sources(
        Answer.Discovery discovery, Supplier<Read<Overrides>> overrides, Controller.Passwords passwords, Clock clock) {}
