// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.fargatecontroller.agents.aws.EcsClients;
import io.jenkins.plugins.fargatecontroller.agents.aws.SdkAgentTasks;
import io.jenkins.plugins.fargatecontroller.agents.aws.SdkDefinitions;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTasks;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions;

/** Where the engine's calls to ECS go. The first extension is used; tests bring one of their own. */
public interface EcsPorts extends ExtensionPoint {

    AgentTasks tasks();

    Definitions definitions();

    /** No more calls are made. */
    void close();

    static EcsPorts get() {
        return ExtensionList.lookupFirst(EcsPorts.class);
    }

    /** AWS. */
    @Extension(ordinal = -100)
    final class Aws implements EcsPorts {

        private final EcsClients clients = new EcsClients(System.getenv());

        @Override
        public AgentTasks tasks() {
            return new SdkAgentTasks(clients);
        }

        @Override
        public Definitions definitions() {
            return new SdkDefinitions(clients);
        }

        @Override
        public void close() {
            clients.close();
        }
    }
}
