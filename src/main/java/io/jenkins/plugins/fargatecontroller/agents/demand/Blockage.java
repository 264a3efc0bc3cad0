// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

/**
 * Why a build gets no agent.
 *
 * @param text a clause that names what is in the way, and what helps
 * @param fatal whether it stays so until a person changes something
 */
public record Blockage(String text, boolean fatal) {}
