// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import io.jenkins.plugins.fargatecontroller.agents.engine.Outside;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateName;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.state.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps what the engine wants kept in a file of JENKINS_HOME.
 *
 * @param home JENKINS_HOME
 */
record Memory(Path home) implements Outside {

    private static final Logger LOGGER = Logger.getLogger(Memory.class.getName());

    private WholeFile file() {
        return new WholeFile(home.resolve("fargate-controller").resolve("spot.json"));
    }

    @Override
    public void failing(TemplateName template, Failure failure) {
        FailingTemplates.tell(template, failure);
    }

    @Override
    public String kept() {
        try {
            return file().read().orElse("");
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    file().path() + " cannot be read; Spot is tried as if for the first time",
                    Redacted.of(e));
            return "";
        }
    }

    @Override
    public void unreadable() {
        try {
            file().setAside();
            LOGGER.log(
                    Level.WARNING,
                    "{0} cannot be read, and is kept as {1}; Spot is tried as if for the first time",
                    new Object[] {file().path(), file().aside()});
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, file().path() + " cannot be read, and cannot be set aside", Redacted.of(e));
        }
    }

    /** Either the old text is in the file afterwards or the new one, whatever happens. */
    @Override
    public void keep(String text) {
        try {
            file().write(text);
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    file().path() + " cannot be written; how it stands with Spot is lost by a restart",
                    Redacted.of(e));
        }
    }
}
