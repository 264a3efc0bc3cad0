// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import java.util.Map;

/** What an administrator says of one agent template, as plain values. */
public record TemplateOverride(Map<?, ?> values) {}
