// SPDX-License-Identifier: MIT
/** The overrides as a form: its fields, what it says, and what is wrong with it. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.form;

import org.jspecify.annotations.NullMarked;
