// SPDX-License-Identifier: MIT
/**
 * Makes Jenkins what the plan says: compares, shows what would change, changes it, and remembers what it made.
 *
 * <p>{@link io.jenkins.plugins.fargatecontroller.reconcile.Diff} is the place to start reading.
 */
@NullMarked
package io.jenkins.plugins.fargatecontroller.reconcile;

import org.jspecify.annotations.NullMarked;
