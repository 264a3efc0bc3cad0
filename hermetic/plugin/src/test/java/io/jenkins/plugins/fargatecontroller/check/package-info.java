// SPDX-License-Identifier: MIT
/** Checks of the plugin as it is packaged: what it asks of Jenkins, its indexes, views, messages and archive. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.check;

import org.jspecify.annotations.NullMarked;
