// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.plan.Problem;
import io.jenkins.plugins.fargatecontroller.plan.SampleJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of putting differences into effect. One that fails takes no other with it.
 *
 * @param record what is ours now
 */
record Applied(Ownership record, List<Change> changes, List<Problem> problems) {

    static Applied of(Diff diff, Controller jenkins, Ownership record) {
        return new Work(jenkins, record).apply(diff);
    }

    private static final class Work {

        private final Controller jenkins;
        private final List<Change> changes = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private Ownership record;

        Work(Controller jenkins, Ownership record) {
            this.jenkins = jenkins;
            this.record = record;
        }

        Applied apply(Diff diff) {
            clouds(diff.clouds());
            diff.basics().forEach(this::basic);
            diff.jobs().forEach(this::job);
            return new Applied(record, changes, problems);
        }

        private void clouds(CloudDiff.Result diff) {
            problems.addAll(diff.problems());
            try {
                if (!diff.changes().isEmpty()) {
                    jenkins.clouds().replace(diff.clouds());
                }
                changes.addAll(diff.changes());
                record = record.withClouds(Map.copyOf(diff.owned()));
            } catch (IOException | RuntimeException | Error e) {
                problems.add(Problems.failed("clouds", "the clouds could not be saved", e));
            }
        }

        private void basic(Basic basic, Change change) {
            String value = change.differences().get(0).after();
            try {
                jenkins.basics().set(basic, value);
                changes.add(change);
                record = record.withBasic(basic, value);
            } catch (IOException | RuntimeException | Error e) {
                Difference difference = change.differences().get(0);
                problems.add(Problems.failed(difference.field(), change.target() + " could not be set", e));
            }
        }

        private void job(SampleJob job) {
            try {
                if (!jenkins.jobs().exists(job.name())) {
                    jenkins.jobs().create(job.name(), JobXml.of(job));
                    changes.add(new Change(Change.Kind.ADD, Diff.target(job), List.of()));
                }
                record = record.withJob(job.name());
            } catch (IOException | RuntimeException | Error e) {
                problems.add(Problems.failed("sampleJobs", "the job '%s' could not be made".formatted(job.name()), e));
            }
        }
    }
}
