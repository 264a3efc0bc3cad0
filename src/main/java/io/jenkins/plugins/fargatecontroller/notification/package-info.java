// SPDX-License-Identifier: MIT
/**
 * Tells an SNS topic of builds that failed.
 *
 * <p>{@link io.jenkins.plugins.fargatecontroller.notification.Notifier} is the place to start reading.
 */
@NullMarked
package io.jenkins.plugins.fargatecontroller.notification;

import org.jspecify.annotations.NullMarked;
