// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import java.util.Map;

/** What an administrator overrides of one agent template, as plain values. */
public record TemplateOverride(Map<?, ?> values) {}
