// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import io.jenkins.plugins.fargatecontroller.agents.engine.Outside;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps what the engine wants kept in a file of JENKINS_HOME.
 *
 * @param home JENKINS_HOME
 */
record Memory(Path home) implements Outside {

    private static final Logger LOGGER = Logger.getLogger(Memory.class.getName());

    private Path file() {
        return home.resolve("fargate-controller").resolve("spot.json");
    }

    @Override
    public void failing(TemplateName template, Failure failure) {
        FailingTemplates.tell(template, failure);
    }

    @Override
    public String kept() {
        try {
            return Files.exists(file()) ? Files.readString(file()) : "";
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, file() + " cannot be read; Spot is tried as if for the first time", e);
            return "";
        }
    }

    /** Either the old text is in the file afterwards or the new one, whatever happens. */
    @Override
    public void keep(String text) {
        try {
            Path folder = Files.createDirectories(home.resolve("fargate-controller"));
            Path fresh = Files.createTempFile(folder, "spot", ".tmp");
            Files.writeString(fresh, text);
            Files.move(fresh, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, file() + " cannot be written; how it stands with Spot is lost by a restart", e);
        }
    }
}
