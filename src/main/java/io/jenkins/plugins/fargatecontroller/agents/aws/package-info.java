// SPDX-License-Identifier: MIT
/** What implements the ports of the agents with the AWS SDK. Only mapping and wording: nothing is decided here. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.aws;

import org.jspecify.annotations.NullMarked;
