// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.pipeline;

import hudson.Extension;
import hudson.ExtensionComponent;
import hudson.PluginWrapper;
import jenkins.ExtensionFilter;
import jenkins.model.Jenkins;

/** Leaves the word {@code ecs} to amazon-ecs where that plugin is installed. */
@Extension
public class EcsSymbol extends ExtensionFilter {

    /** By its name: without the declarative pipelines the class cannot be loaded. */
    private static final String OURS =
            "io.jenkins.plugins.fargatecontroller.jenkins.pipeline.EcsDeclarativeAgent$DescriptorImpl";

    @Override
    public <T> boolean allows(Class<T> type, ExtensionComponent<T> component) {
        return !component.getInstance().getClass().getName().equals(OURS) || !amazonEcs();
    }

    private static boolean amazonEcs() {
        PluginWrapper plugin = Jenkins.get().getPluginManager().getPlugin("amazon-ecs");
        return plugin != null && plugin.isActive();
    }
}
