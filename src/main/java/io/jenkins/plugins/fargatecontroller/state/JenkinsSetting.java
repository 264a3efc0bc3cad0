// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

/** A setting of Jenkins itself that follows the plan. The names are those of the record in JENKINS_HOME. */
public enum JenkinsSetting {
    ROOT_URL,
    EXECUTORS,
    AGENT_PORT
}
