// SPDX-License-Identifier: MIT
/** Joins the plan to Jenkins: the only package that imports Jenkins, and it decides nothing. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.jenkins;

import org.jspecify.annotations.NullMarked;
