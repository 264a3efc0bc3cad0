// SPDX-License-Identifier: MIT
/**
 * Runs it all: what Jenkins tells comes in, the rooms beside this one decide, and calls go out. One thread knows and
 * changes what there is to know; calls to AWS are made on others and come back to it.
 *
 * <p>{@link AgentEngine} is what Jenkins talks to; {@link Ports} is what Jenkins and AWS have to offer.
 */
@NullMarked
package io.jenkins.plugins.fargatecontroller.agents.engine;

import org.jspecify.annotations.NullMarked;
