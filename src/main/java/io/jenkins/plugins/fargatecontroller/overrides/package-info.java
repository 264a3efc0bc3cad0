// SPDX-License-Identifier: MIT
/** What an administrator says, on the page, in JCasC or in a file: the keys, and how they are read and checked. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.overrides;

import org.jspecify.annotations.NullMarked;
