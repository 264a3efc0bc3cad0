// SPDX-License-Identifier: MIT
/**
 * The words of the amazon-ecs plugin: how a cloud is said in them, compared, merged, known by its tags, and written for JCasC.
 */
@NullMarked
package io.jenkins.plugins.fargatecontroller.amazonecs;

import org.jspecify.annotations.NullMarked;
