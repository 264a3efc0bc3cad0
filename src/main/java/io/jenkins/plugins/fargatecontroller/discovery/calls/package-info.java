// SPDX-License-Identifier: MIT
/** The graph of calls that a discovery makes, each as soon as its input is known. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import org.jspecify.annotations.NullMarked;
