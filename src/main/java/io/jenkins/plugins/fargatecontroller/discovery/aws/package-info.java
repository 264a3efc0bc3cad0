// SPDX-License-Identifier: MIT
/** Discovery's ports, implemented with the AWS SDK for Java 2. Nothing else of the project knows the SDK. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import org.jspecify.annotations.NullMarked;
