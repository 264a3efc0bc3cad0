// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Severity;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The problems of putting a plan into effect. */
public final class RunProblems {

    private static final String WRITABLE = "Free space in JENKINS_HOME, and allow Jenkins to write there";

    private RunProblems() {}

    public static Problem failed(Subject subject, String what, Throwable failure) {
        return error(subject, what + ": " + reason(failure), Thrown.of(failure).remedy());
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
    public static Problem unsaved(Subject subject, String what, Throwable failure) {
        boolean ofTheDisk = failure instanceof IOException || failure instanceof UncheckedIOException;
        return error(
                subject,
                what + " could not be saved: " + reason(failure),
                ofTheDisk ? WRITABLE : Thrown.of(failure).remedy());
    }

    /** The record of what is ours is gone; what follows from that. */
    public static Problem lost(Path file, Path aside, IOException failure) {
        return new Problem(
                Severity.WARNING,
                new Location(RunPart.OWNERSHIP, file.toString()),
                "the record of what is ours could not be read, and is kept as %s: %s. Clouds are known by their tags and"
                                .formatted(aside.getFileName(), failure.getMessage())
                        + " sample jobs are not made again, but a changed password in the parameter store is not taken"
                        + " over any more",
                "Stop Jenkins, restore the file from a backup, and start Jenkins again");
    }

    /** The environment of the last run is gone, which matters only until AWS has answered. */
    public static Problem lostEnvironment(Path file, Path aside) {
        return new Problem(
                Severity.WARNING,
                new Location(RunPart.ENVIRONMENT, file.toString()),
                "the last known environment is not as this version writes it, and is kept as %s: what AWS does not answer now"
                                .formatted(aside.getFileName())
                        + " is not taken from it",
                "Wait until AWS has answered every call; delete the file that is kept unless you want to look at it");
    }

    public static Problem error(Subject subject, String message, String remedy) {
        return new Problem(Severity.ERROR, Location.of(subject), message, remedy);
    }

    public static Problem warning(Subject subject, String message, String remedy) {
        return new Problem(Severity.WARNING, Location.of(subject), message, remedy);
    }
}
