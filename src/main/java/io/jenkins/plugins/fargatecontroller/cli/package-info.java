// SPDX-License-Identifier: MIT
/** The command line: the same plan as in Jenkins, printed anywhere. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.cli;

import org.jspecify.annotations.NullMarked;
