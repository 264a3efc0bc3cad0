// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

/**
 * The ports that the controller's container exposes.
 *
 * @param web the user interface
 * @param agents inbound agents (TCP)
 */
public record ContainerPorts(int web, int agents) {
    public static final ContainerPorts USUAL = new ContainerPorts(8080, 50000);
}
