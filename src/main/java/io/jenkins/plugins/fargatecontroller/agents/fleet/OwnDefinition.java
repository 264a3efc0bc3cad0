// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

/** Somebody's own task definition, used as it is. */
public record OwnDefinition(String definition, String container) implements TaskSource {}
