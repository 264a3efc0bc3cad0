// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.EnvironmentFile;
import io.jenkins.plugins.fargatecontroller.plan.SampleJob;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.status.RunProblems;
import io.jenkins.plugins.fargatecontroller.status.StatusLog;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/** What we keep in JENKINS_HOME: the last known environment, and the record of what we made. */
public final class StateDirectory {

    private final Path folder;

    /** The record, as long as it could not be written. */
    private Optional<Ownership> unsaved = Optional.empty();

    private Optional<Problem> lost = Optional.empty();

    public StateDirectory(Path folder) {
        this.folder = folder;
    }

    /** The last known environment, if there is one that can be read. */
    Optional<Environment> environment() throws IOException {
        Path file = folder.resolve("environment.json");
        return Files.exists(file) ? Optional.of(EnvironmentFile.read(Files.readString(file))) : Optional.empty();
    }

    public void save(Environment environment) throws IOException {
        write("environment.json", EnvironmentFile.write(environment));
    }

    /**
     * The record of what we made. One that cannot be read is as none, but no sample job is made again for it; clouds
     * are known by their tags.
     */
    public synchronized Ownership ownership() {
        return unsaved.orElseGet(this::savedOwnership);
    }

    private synchronized Ownership savedOwnership() {
        Path file = folder.resolve("ownership.json");
        try {
            return Files.exists(file) ? OwnershipFile.read(Files.readString(file)) : Ownership.NONE;
        } catch (IOException e) {
            Path aside = folder.resolve("ownership.json.unreadable");
            lost = Optional.of(RunProblems.lost(file, aside, e));
            keep(file, aside);
            Ownership rest = SampleJob.ALL.stream()
                    .map(SampleJob::name)
                    .reduce(Ownership.NONE, Ownership::withJob, (one, other) -> other);
            unsaved = Optional.of(rest);
            return rest;
        }
    }

    /** What it means that the record could not be read, if that has happened. */
    public synchronized Optional<Problem> lost() {
        return lost;
    }

    private static void keep(Path file, Path aside) {
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            StatusLog.warning("The record that cannot be read could not be put aside: " + file, e);
        }
    }

    /** Saves the record; one that cannot be written is remembered until it can be, or until Jenkins ends. */
    public synchronized void save(Ownership ownership) throws IOException {
        unsaved = Optional.of(ownership);
        write("ownership.json", OwnershipFile.write(ownership));
        unsaved = Optional.empty();
    }

    /** Writes a file as a whole: who reads it sees the old text or the new one. */
    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent(), "a file that was resolved has a folder"));
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        Path draft = folder.resolve(name + ".new");
        Files.writeString(draft, text);
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
