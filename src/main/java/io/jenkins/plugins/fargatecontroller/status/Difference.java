// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

/**
 * One field that is not as planned. Secrets are never in it.
 *
 * @param field in the words of what holds it, such as {@code memory}
 * @param before what Jenkins has; empty if nothing
 * @param after what the plan says; empty if nothing
 */
public record Difference(String field, String before, String after) {}
