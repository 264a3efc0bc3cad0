// SPDX-License-Identifier: MIT
package hudson.slaves;

import hudson.DescriptorExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Actionable;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Label;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.util.Collection;

/** Signatures of {@code hudson.slaves.Cloud}. */
public abstract class Cloud extends Actionable implements ExtensionPoint, Describable<Cloud>, AccessControlled {
    public String name;

    protected Cloud(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Descriptor<Cloud> getDescriptor() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ACL getACL() {
        throw new UnsupportedOperationException();
    }

    public String getIcon() {
        throw new UnsupportedOperationException();
    }

    public String getIconAltText() {
        throw new UnsupportedOperationException();
    }

    public String getIconClassName() {
        throw new UnsupportedOperationException();
    }

    public static DescriptorExtensionList<Cloud, Descriptor<Cloud>> all() {
        throw new UnsupportedOperationException();
    }

    public boolean canProvision(CloudState state) {
        throw new UnsupportedOperationException();
    }

    public Collection<NodeProvisioner.PlannedNode> provision(CloudState state, int excessWorkload) {
        throw new UnsupportedOperationException();
    }

    /** What a cloud is asked about. */
    public static final class CloudState {
        public CloudState(Label label, int additionalPlannedCapacity) {
            throw new UnsupportedOperationException();
        }

        public Label getLabel() {
            throw new UnsupportedOperationException();
        }
    }
}
