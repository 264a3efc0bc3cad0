// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.amazonecs.CloudDiff;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.plan.SampleJob;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import io.jenkins.plugins.fargatecontroller.state.Ownership;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.RunProblems;
import io.jenkins.plugins.fargatecontroller.status.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of putting differences into effect. One that fails takes no other with it.
 *
 * @param record what is ours now
 */
record SyncResult(Ownership record, List<Change> changes, List<Problem> problems) {

    static SyncResult of(Diff diff, JenkinsPort jenkins, Ownership record) {
        return new Work(jenkins, record).apply(diff);
    }

    private static final class Work {

        private final JenkinsPort jenkins;
        private final List<Change> changes = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private Ownership record;

        Work(JenkinsPort jenkins, Ownership record) {
            this.jenkins = jenkins;
            this.record = record;
        }

        SyncResult apply(Diff diff) {
            clouds(diff.clouds());
            diff.basics().forEach(this::basic);
            diff.jobs().forEach(this::job);
            return new SyncResult(record, changes, problems);
        }

        private void clouds(CloudDiff.DesiredClouds diff) {
            problems.addAll(diff.problems());
            try {
                if (!diff.changes().isEmpty()) {
                    jenkins.clouds().replace(diff.clouds());
                }
                changes.addAll(diff.changes());
                record = record.withClouds(Map.copyOf(diff.owned()));
            } catch (IOException | RuntimeException | Error e) {
                problems.add(RunProblems.failed(CloudKeys.CLOUDS, "the clouds could not be saved", e));
            }
        }

        private void basic(JenkinsSetting basic, Change change) {
            String value = change.differences().get(0).after();
            try {
                jenkins.basics().set(basic, value);
                changes.add(change);
                record = record.withBasic(basic, value);
            } catch (IOException | RuntimeException | Error e) {
                Subject subject = Subject.of(SettingDiff.key(basic));
                problems.add(RunProblems.failed(subject, change.target() + " could not be set", e));
            }
        }

        private void job(SampleJob job) {
            try {
                if (!jenkins.jobs().exists(job.name())) {
                    jenkins.jobs().create(job.name(), JobXml.of(job));
                    changes.add(new Change(Change.Action.ADD, Target.job(job), List.of()));
                }
                record = record.withJob(job.name());
            } catch (IOException | RuntimeException | Error e) {
                problems.add(RunProblems.failed(
                        Subject.of(ControllerKeys.SAMPLE_JOBS),
                        "the job '%s' could not be made".formatted(job.name()),
                        e));
            }
        }
    }
}
