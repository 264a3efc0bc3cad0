// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.EnvironmentFile;
import io.jenkins.plugins.fargatecontroller.plan.SampleJob;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.status.RunProblems;
import io.jenkins.plugins.fargatecontroller.status.StatusLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What we keep in JENKINS_HOME: the last known environment, and the record of what we made. A file that cannot be read, or
 * that a newer version wrote, is set aside and reported.
 */
public final class StateDirectory {

    private static final String ENVIRONMENT = "environment.json";
    private static final String RECORD = "ownership.json";
    private static final String PLAN = "plan.json";

    private final Path folder;

    /** The record, as long as it could not be written. */
    private Optional<Ownership> unsaved = Optional.empty();

    private Optional<PlanRecord> unsavedPlan = Optional.empty();

    /** What could not be read, by file. */
    private final Map<Path, Problem> lost = new TreeMap<>();

    public StateDirectory(Path folder) {
        this.folder = folder;
    }

    private WholeFile file(String name) {
        return new WholeFile(folder.resolve(name));
    }

    /** The last known environment. One that cannot be read is as none, until AWS answers and it is written anew. */
    synchronized Optional<Environment> environment() throws IOException {
        WholeFile file = file(ENVIRONMENT);
        Optional<String> text = file.read();
        try {
            return text.isPresent() ? Optional.of(EnvironmentFile.read(text.get())) : Optional.empty();
        } catch (IOException e) {
            StatusLog.warning("The last known environment cannot be read", e);
            lost(file, RunProblems.lostEnvironment(file.path(), file.aside()));
            return Optional.empty();
        }
    }

    public void save(Environment found) throws IOException {
        file(ENVIRONMENT).write(SavedEnvironment.text(found));
    }

    /**
     * The record of what we made. One that cannot be read is as none, but no sample job is made again for it; clouds
     * are known by their tags.
     */
    public synchronized Ownership ownership() {
        return unsaved.orElseGet(this::savedOwnership);
    }

    private synchronized Ownership savedOwnership() {
        WholeFile file = file(RECORD);
        try {
            Optional<String> text = file.read();
            return text.isPresent() ? OwnershipFile.read(text.get()) : Ownership.NONE;
        } catch (IOException e) {
            lost(file, RunProblems.lost(file.path(), file.aside(), e));
            Ownership rest = SampleJob.ALL.stream()
                    .map(SampleJob::name)
                    .reduce(Ownership.NONE, Ownership::withJob, (one, other) -> other);
            unsaved = Optional.of(rest);
            return rest;
        }
    }

    /**
     * Changes the record of what the plan said, and of who changed it. It only tells a person more: one that cannot be read
     * or written is as none, and keeps nobody from anything.
     */
    public synchronized PlanRecord changePlan(UnaryOperator<PlanRecord> change) {
        WholeFile file = file(PLAN);
        PlanRecord next = change.apply(plan());
        try {
            file.write(PlanRecordFile.write(next));
            unsavedPlan = Optional.empty();
        } catch (IOException e) {
            unsavedPlan = Optional.of(next);
            StatusLog.warning("Who changed the plan, and when, could not be saved in " + file.path(), e);
        }
        return next;
    }

    /** What the plan said last, see {@link #changePlan}. */
    public synchronized PlanRecord plan() {
        return unsavedPlan.orElseGet(this::savedPlan);
    }

    private PlanRecord savedPlan() {
        WholeFile file = file(PLAN);
        try {
            Optional<String> text = file.read();
            return text.isPresent() ? PlanRecordFile.read(text.get()) : PlanRecord.NONE;
        } catch (IOException e) {
            StatusLog.warning(
                    "It is unknown who changed the plan before, and when: " + file.path() + " cannot be read", e);
            aside(file);
            return PlanRecord.NONE;
        }
    }

    /** What it means that files could not be read, as far as that has happened. */
    public synchronized List<Problem> lost() {
        return List.copyOf(lost.values());
    }

    private void lost(WholeFile file, Problem problem) {
        lost.put(file.path(), problem);
        aside(file);
    }

    private static void aside(WholeFile file) {
        try {
            file.setAside();
        } catch (IOException e) {
            StatusLog.warning("The file that cannot be read could not be set aside: " + file.path(), e);
        }
    }

    /** Saves the record; one that cannot be written is remembered until it can be, or until Jenkins ends. */
    public synchronized void save(Ownership ownership) throws IOException {
        unsaved = Optional.of(ownership);
        file(RECORD).write(OwnershipFile.write(ownership));
        unsaved = Optional.empty();
    }
}
