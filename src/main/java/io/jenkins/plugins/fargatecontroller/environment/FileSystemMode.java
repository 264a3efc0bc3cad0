// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

/**
 * How an EFS file system performs.
 *
 * @param performance {@code generalPurpose} or {@code maxIO}
 * @param throughput {@code bursting}, {@code provisioned} or {@code elastic}
 * @param encrypted whether data at rest is encrypted
 */
public record FileSystemMode(String performance, String throughput, boolean encrypted) {}
