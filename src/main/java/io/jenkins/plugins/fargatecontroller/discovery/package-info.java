// SPDX-License-Identifier: MIT
/**
 * Finds out where the controller runs. The calls go through small ports; {@code discovery.aws} holds what implements
 * them with the AWS SDK.
 */
@NullMarked
package io.jenkins.plugins.fargatecontroller.discovery;

import org.jspecify.annotations.NullMarked;
