// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

/** The ECS service that keeps the controller's task running. */
public record Service(Arn arn, String name) {}
