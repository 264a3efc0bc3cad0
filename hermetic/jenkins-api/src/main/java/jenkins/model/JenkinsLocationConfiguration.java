// SPDX-License-Identifier: MIT
package jenkins.model;

import hudson.model.PersistentDescriptor;

/** Signatures of {@code jenkins.model.JenkinsLocationConfiguration}. */
public class JenkinsLocationConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    public JenkinsLocationConfiguration() {
        throw new UnsupportedOperationException();
    }

    public static JenkinsLocationConfiguration getOrDie() {
        throw new UnsupportedOperationException();
    }

    public static JenkinsLocationConfiguration get() {
        throw new UnsupportedOperationException();
    }

    public String getUrl() {
        throw new UnsupportedOperationException();
    }

    public void setUrl(String url) {
        throw new UnsupportedOperationException();
    }

    public String getAdminAddress() {
        throw new UnsupportedOperationException();
    }

    public void setAdminAddress(String adminAddress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized void load() {
        throw new UnsupportedOperationException();
    }
}
