// SPDX-License-Identifier: MIT
/** Our own engine's agents in Jenkins: its clouds, nodes and queue, as far as the engine touches them. Decides nothing. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import org.jspecify.annotations.NullMarked;
