// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

/**
 * One fact as a person reads it.
 *
 * @param topic the heading it stands under, such as {@code Network}
 * @param name what it is called, such as {@code Subnets}
 * @param fact its value in words, or its absence
 */
public record FactLine(String topic, String name, Fact<String> fact) {}
