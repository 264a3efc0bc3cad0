// SPDX-License-Identifier: MIT
/** What lasts: the record of what is ours and the last known environment, in JENKINS_HOME and in memory. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.state;

import org.jspecify.annotations.NullMarked;
