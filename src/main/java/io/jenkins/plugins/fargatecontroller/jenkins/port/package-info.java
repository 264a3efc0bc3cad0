// SPDX-License-Identifier: MIT
/** Jenkins, as far as the reconciler touches it. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.jenkins.port;

import org.jspecify.annotations.NullMarked;
