// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;

/**
 * How the calls are run.
 *
 * @param executor runs the calls; one thread is enough, six let all that can run side by side do so
 * @param nanoTime a clock as {@link System#nanoTime()} is one
 * @param deadline for the whole discovery; what has not been answered by then counts as failed
 */
public record CallOptions(ExecutorService executor, LongSupplier nanoTime, Duration deadline) {}
