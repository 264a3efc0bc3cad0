// SPDX-License-Identifier: MIT
/** The ECS task metadata endpoint: how it is asked, and what its documents say. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.discovery.metadata;

import org.jspecify.annotations.NullMarked;
