// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Trace;

/** What a discovery brings: the environment, and how it was found. */
public record Discovered(Environment environment, Trace trace) {}
