// SPDX-License-Identifier: MIT
/** The page {@code /manage/fargate-controller/}. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.jenkins.page;

import org.jspecify.annotations.NullMarked;
