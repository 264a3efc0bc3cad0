// SPDX-License-Identifier: MIT
/** The plan in the words of our own engine, and whether that engine is the one to run it. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.mapping;

import org.jspecify.annotations.NullMarked;
