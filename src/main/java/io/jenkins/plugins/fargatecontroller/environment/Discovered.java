// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

/** What a discovery brings: the environment, and how it was found. */
public record Discovered(Environment environment, Trace trace) {}
