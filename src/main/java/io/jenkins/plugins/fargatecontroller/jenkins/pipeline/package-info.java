// SPDX-License-Identifier: MIT
/**
 * What pipelines say: the step {@code fargate}, and the declarative agents {@code fargate} and {@code ecs}.
 *
 * <p>{@link io.jenkins.plugins.fargatecontroller.jenkins.pipeline.FargateStep} is the place to start reading.
 */
@NullMarked
package io.jenkins.plugins.fargatecontroller.jenkins.pipeline;

import org.jspecify.annotations.NullMarked;
