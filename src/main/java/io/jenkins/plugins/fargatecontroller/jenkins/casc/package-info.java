// SPDX-License-Identifier: MIT
/** The overrides in the words of the plugin configuration-as-code, which need not be installed. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.jenkins.casc;

import org.jspecify.annotations.NullMarked;
