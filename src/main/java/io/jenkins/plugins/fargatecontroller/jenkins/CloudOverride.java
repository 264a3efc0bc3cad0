// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import java.util.Map;

/** What an administrator says of one cloud, as plain values. */
public record CloudOverride(Map<?, ?> values) {}
