// SPDX-License-Identifier: MIT
/**
 * A small library for settings: typed keys, values that know where they come from, and readers of YAML and JSON that know
 * where each thing was written. It knows nothing of clouds.
 */
@NullMarked
package io.jenkins.plugins.fargatecontroller.settings;

import org.jspecify.annotations.NullMarked;
