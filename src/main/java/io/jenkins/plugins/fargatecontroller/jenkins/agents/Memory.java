// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import io.jenkins.plugins.fargatecontroller.agents.engine.Outside;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.state.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps what the engine wants kept in files of JENKINS_HOME.
 *
 * @param home JENKINS_HOME
 */
record Memory(Path home) implements Outside {

    private static final Logger LOGGER = Logger.getLogger(Memory.class.getName());

    private WholeFile file(Part part) {
        return new WholeFile(home.resolve("fargate-controller")
                .resolve(
                        switch (part) {
                            case SPOT -> "spot.json";
                            case DAY -> "day.json";
                        }));
    }

    /** What follows when a part is lost. */
    private static String otherwise(Part part) {
        return switch (part) {
            case SPOT -> "Spot is tried as if for the first time";
            case DAY -> "the figures of the last day start again";
        };
    }

    @Override
    public void failing(TemplateId template, Failure failure) {
        FailingTemplates.tell(template, failure);
    }

    @Override
    public String kept(Part part) {
        try {
            return file(part).read().orElse("");
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, file(part).path() + " cannot be read; " + otherwise(part), Redacted.of(e));
            return "";
        }
    }

    @Override
    public void unreadable(Part part) {
        try {
            file(part).setAside();
            LOGGER.log(Level.WARNING, "{0} cannot be read, and is kept as {1}; {2}", new Object[] {
                file(part).path(), file(part).aside(), otherwise(part)
            });
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, file(part).path() + " cannot be read, and cannot be set aside", Redacted.of(e));
        }
    }

    /** Either the old text is in the file afterwards or the new one, whatever happens. */
    @Override
    public void keep(Part part, String text) {
        try {
            file(part).write(text);
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    file(part).path() + " cannot be written; after a restart " + otherwise(part),
                    Redacted.of(e));
        }
    }
}
