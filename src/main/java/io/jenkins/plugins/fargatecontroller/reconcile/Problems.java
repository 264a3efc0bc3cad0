// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.environment.Thrown;
import io.jenkins.plugins.fargatecontroller.plan.Problem;
import io.jenkins.plugins.fargatecontroller.plan.Problem.Place;
import io.jenkins.plugins.fargatecontroller.plan.Problem.Severity;
import io.jenkins.plugins.fargatecontroller.plan.TemplateId;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The problems of putting a plan into effect. */
final class Problems {

    static final String WRITABLE = "Make room in JENKINS_HOME, and let Jenkins write there";

    private Problems() {}

    static Problem cannotBuild(String cloud, CannotBuild reason) {
        return error("clouds." + cloud, "the cloud cannot be made: " + reason.getMessage(), reason.remedy());
    }

    static Problem foreignCloud(String cloud) {
        return error(
                "clouds." + cloud,
                "a cloud of this name is there that this plugin did not make, so it is left alone",
                "Rename or remove that cloud, or write 'enabled: false' for this one");
    }

    static Problem foreignTemplate(TemplateId id) {
        return error(
                "templates." + id.name(),
                "the cloud '%s' has a template of this name that this plugin did not make, so it is left alone"
                        .formatted(id.cloud()),
                "Rename one of the two");
    }

    static Problem failed(String field, String what, Throwable failure) {
        return error(field, what + ": " + reason(failure), Thrown.of(failure).remedy());
    }

    /** What the platform says of a file is its name at best. */
    private static String reason(Throwable failure) {
        if (failure instanceof FileSystemException file && file.getReason() == null) {
            return file.getFile()
                    + (failure instanceof AccessDeniedException
                            ? " may not be accessed"
                            : failure instanceof NoSuchFileException ? " is not there" : " cannot be used");
        }
        return Thrown.of(failure).reason();
    }

    /** Something of ours is not in JENKINS_HOME, and would be forgotten at the next start. */
    static Problem unsaved(String field, String what, Throwable failure) {
        return error(field, what + " could not be saved: " + reason(failure), WRITABLE);
    }

    /** The record of what is ours is gone; what follows from that. */
    static Problem lost(Path file, Path aside, IOException failure) {
        return new Problem(
                Severity.WARNING,
                new Place("ownership", file.toString()),
                "the record of what is ours could not be read, and is kept as %s: %s. Clouds are known by their tags and"
                                .formatted(aside.getFileName(), failure.getMessage())
                        + " sample jobs are not made again, but a changed password in the parameter store is not taken"
                        + " over any more",
                "Stop Jenkins, restore the file from a backup, and start Jenkins again");
    }

    static Problem error(String field, String message, String remedy) {
        return new Problem(Severity.ERROR, Place.of(field), message, remedy);
    }

    static Problem warning(String field, String message, String remedy) {
        return new Problem(Severity.WARNING, Place.of(field), message, remedy);
    }
}
