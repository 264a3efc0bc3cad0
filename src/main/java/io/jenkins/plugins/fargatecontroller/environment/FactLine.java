// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import java.util.List;

/**
 * One fact as a person reads it.
 *
 * @param topic the heading it stands under, such as {@code Network}
 * @param name what it is called, such as {@code Subnets}
 * @param fact its value in words, or its absence
 */
public record FactLine(String topic, String name, Fact<String> fact) {

    /** Every fact of an environment, in the order in which a person wants to read them. */
    public static List<FactLine> of(Environment environment) {
        return FactLines.of(environment);
    }
}
