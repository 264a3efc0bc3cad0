// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

/** Where the task definition of a template comes from. */
public sealed interface TaskSource permits Content, OwnDefinition {

    /** The container that the agent runs in. */
    String container();
}
