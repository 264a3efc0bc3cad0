// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunProblemsTest {

    private static final String LOG = "See the log of Jenkins for details";
    private static final String WRITABLE = "Free space in JENKINS_HOME, and allow Jenkins to write there";

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new IOException("the disk is full"), "the disk is full", LOG, WRITABLE),
                arguments(
                        new UncheckedIOException(new IOException("no")),
                        "something unexpected happened",
                        LOG,
                        WRITABLE),
                arguments(new AccessDeniedException("/home/x"), "/home/x may not be accessed", LOG, WRITABLE),
                arguments(new NoSuchFileException("/home/x"), "/home/x is not there", LOG, WRITABLE),
                arguments(new DirectoryNotEmptyException("/home/x"), "/home/x cannot be used", LOG, WRITABLE),
                arguments(
                        new FileSystemException("/x", null, "Read-only file system"),
                        "/x: Read-only file system",
                        LOG,
                        WRITABLE),
                arguments(new IllegalStateException("it is odd"), "it is odd", LOG, LOG),
                arguments(new IllegalStateException(), "something unexpected happened", LOG, LOG),
                arguments(
                        new StackOverflowError(),
                        "a text is too long or nested too deeply",
                        "Shorten what was written last",
                        "Shorten what was written last"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverIsThrownIsAProblemWithARemedy(Throwable failure, String reason, String remedy, String ofTheDisk) {
        Problem failed = RunProblems.failed(CloudKeys.CLOUDS, "the clouds could not be saved", failure);
        assertThat(failed).hasToString("ERROR clouds: the clouds could not be saved: " + reason + ". " + remedy + ".");
        Problem unsaved = RunProblems.unsaved(RunPart.OWNERSHIP, "the record", failure);
        assertThat(unsaved)
                .hasToString("ERROR ownership: the record could not be saved: " + reason + ". " + ofTheDisk + ".");
    }

    @Test
    void aLostRecordIsAWarningThatNamesBothFiles() {
        assertThat(RunProblems.lost(
                        Path.of("/h/ownership.json"),
                        Path.of("/h/ownership.json.unreadable"),
                        new IOException("it is no JSON")))
                .hasToString(
                        "WARNING ownership (/h/ownership.json): the record of what is ours could not be read, and is"
                                + " kept as ownership.json.unreadable: it is no JSON. Clouds are known by their tags and"
                                + " sample jobs are not made again, but a changed password in the parameter store is not"
                                + " taken over any more. Stop Jenkins, restore the file from a backup, and start Jenkins"
                                + " again.");
    }

    @Test
    void aLostEnvironmentIsAWarningThatNamesBothFiles() {
        assertThat(RunProblems.lostEnvironment(
                        Path.of("/h/environment.json"), Path.of("/h/environment.json.unreadable")))
                .hasToString(
                        "WARNING environment (/h/environment.json): the last known environment is not as this version"
                                + " writes it, and is kept as environment.json.unreadable: what AWS does not answer now is"
                                + " not taken from it. Wait until AWS has answered every call; delete the file that is"
                                + " kept unless you want to look at it.");
    }

    @Test
    void aProblemOfARunStandsNowhere() {
        assertThat(RunProblems.error(RunPart.HOME, "it is odd", "look").place().written())
                .isFalse();
        assertThat(RunProblems.error(RunPart.HOME, "it is odd", "look").isError())
                .isTrue();
        assertThat(RunProblems.warning(RunPart.HOME, "it is odd", "look").isError())
                .isFalse();
    }
}
