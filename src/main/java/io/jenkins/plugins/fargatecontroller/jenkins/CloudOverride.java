// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import java.util.Map;

/** What an administrator overrides of one cloud, as plain values. */
public record CloudOverride(Map<?, ?> values) {}
