// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.Extension;
import hudson.model.Descriptor;
import hudson.slaves.Cloud;
import hudson.slaves.NodeProvisioner;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * A cloud that the plan has. It shows what the engine runs and keeps nothing but its name; agents are started by the
 * engine, which is only told here that somebody asks.
 */
public final class FargateCloud extends Cloud {

    /** Ours, wherever Jenkins shows one. */
    public static final String ICON = "symbol-fargate-controller plugin-fargate-controller";

    @DataBoundConstructor
    public FargateCloud(String name) {
        super(name);
    }

    /** Its templates, for its page. */
    public List<AgentTemplate> getTemplates() {
        return spec().map(CloudSpec::templates).orElse(List.of());
    }

    /** The ARN of its cluster, for its page. */
    public String getCluster() {
        return spec().map(CloudSpec::cluster).orElse("");
    }

    @Override
    public String getIcon() {
        return ICON;
    }

    @Override
    public String getIconClassName() {
        return ICON;
    }

    /** The one place where Jenkins' list of clouds has room for a word of each. */
    @Override
    public String getIconAltText() {
        return Messages.FargateCloud_Managed();
    }

    private Optional<CloudSpec> spec() {
        return EnginePort.get().fleet().cloud(name);
    }

    @Override
    public boolean canProvision(CloudState state) {
        return EnginePort.get().serves(name, state.getLabel());
    }

    @Override
    public Collection<NodeProvisioner.PlannedNode> provision(CloudState state, int excessWorkload) {
        return List.of();
    }

    /** A cloud of the plan. */
    @Extension
    @Symbol("fargateControllerCloud")
    public static final class DescriptorImpl extends Descriptor<Cloud> {

        @Override
        public String getDisplayName() {
            return Messages.FargateCloud_DisplayName();
        }
    }
}
