// SPDX-License-Identifier: MIT
package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.Permission;
import jenkins.management.Badge;

/** Signatures of {@code hudson.model.ManagementLink}. */
public abstract class ManagementLink implements ExtensionPoint, Action {
    public ManagementLink() {
        throw new UnsupportedOperationException();
    }

    @Override
    public abstract String getIconFileName();

    @Override
    public abstract String getUrlName();

    public String getDescription() {
        throw new UnsupportedOperationException();
    }

    public boolean getRequiresConfirmation() {
        throw new UnsupportedOperationException();
    }

    public boolean getRequiresPOST() {
        throw new UnsupportedOperationException();
    }

    public Permission getRequiredPermission() {
        throw new UnsupportedOperationException();
    }

    public Category getCategory() {
        throw new UnsupportedOperationException();
    }

    public Badge getBadge() {
        throw new UnsupportedOperationException();
    }
    /** Where on the Manage Jenkins page a link is shown. */
    public enum Category {
        CONFIGURATION,
        SECURITY,
        STATUS,
        TROUBLESHOOTING,
        TOOLS,
        MISC,
        UNCATEGORIZED
    }
}
