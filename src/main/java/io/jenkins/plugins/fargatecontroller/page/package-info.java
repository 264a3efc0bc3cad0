// SPDX-License-Identifier: MIT
/** What the Manage page shows, as plain records: the Jelly views only print them. */
@NullMarked
package io.jenkins.plugins.fargatecontroller.page;

import org.jspecify.annotations.NullMarked;
