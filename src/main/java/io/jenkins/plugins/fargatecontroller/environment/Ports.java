// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

/**
 * The ports that the controller's container exposes.
 *
 * @param web the user interface
 * @param agents inbound agents (TCP)
 */
public record Ports(int web, int agents) {
    public static final Ports USUAL = new Ports(8080, 50000);
}
