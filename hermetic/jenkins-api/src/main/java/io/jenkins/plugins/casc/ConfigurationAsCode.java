// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

import hudson.model.ManagementLink;
import java.util.Date;
import java.util.List;

/** Signatures of {@code io.jenkins.plugins.casc.ConfigurationAsCode}. */
public class ConfigurationAsCode extends ManagementLink {
    public ConfigurationAsCode() {
        throw new UnsupportedOperationException();
    }

    public static ConfigurationAsCode get() {
        throw new UnsupportedOperationException();
    }

    public List<String> getSources() {
        throw new UnsupportedOperationException();
    }

    public Date getLastTimeLoaded() {
        throw new UnsupportedOperationException();
    }

    public void configure() throws ConfiguratorException {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getUrlName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
