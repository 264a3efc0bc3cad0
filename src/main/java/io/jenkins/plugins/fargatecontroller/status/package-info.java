// SPDX-License-Identifier: MIT
/** Where things stand, as people see it: runs, changes, headlines, the log. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.status;

import org.jspecify.annotations.NullMarked;
