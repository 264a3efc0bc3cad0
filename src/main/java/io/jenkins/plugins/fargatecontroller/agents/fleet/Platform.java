// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

/**
 * The processor and the operating system.
 *
 * @param architecture {@code X86_64} or {@code ARM64}
 * @param system such as {@code LINUX}
 */
public record Platform(String architecture, String system) {

    public static final String X86 = "X86_64";
    public static final String ARM = "ARM64";
    public static final String LINUX = "LINUX";

    public static Platform linux() {
        return new Platform(X86, LINUX);
    }
}
