// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.agents.mapping.EngineChoice;
import io.jenkins.plugins.fargatecontroller.amazonecs.CloudDiff;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.SampleJob;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import io.jenkins.plugins.fargatecontroller.state.Ownership;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Target;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How Jenkins differs from the plan. What is shown and what is applied are the same changes.
 *
 * @param jobs those that are to be made, and those that are there already and only go into the record
 */
record Diff(
        CloudDiff.DesiredClouds clouds,
        Map<JenkinsSetting, Change> basics,
        List<SampleJob> jobs,
        List<Change> jobChanges) {

    /**
     * Compares.
     *
     * @param extent whether drift and jobs count
     */
    static Diff between(Plan plan, JenkinsPort jenkins, Ownership record, Scope extent) {
        Map<JenkinsSetting, Change> basics = new EnumMap<>(JenkinsSetting.class);
        for (JenkinsSetting basic : JenkinsSetting.values()) {
            new SettingDiff(basic)
                    .change(plan, jenkins.basics().get(basic), record.basics().get(basic))
                    .ifPresent(change -> basics.put(basic, change));
        }
        List<SampleJob> jobs = extent.jobs()
                ? plan.jobs().stream()
                        .filter(job -> !record.jobs().contains(job.name()))
                        .toList()
                : List.of();
        return new Diff(
                CloudDiff.between(
                        EngineChoice.of(plan, jenkins.agents().amazonEcs()).forAmazonEcs(plan),
                        jenkins.clouds(),
                        record,
                        extent.overDrift()),
                basics,
                jobs,
                jobs.stream()
                        .filter(job -> !jenkins.jobs().exists(job.name()))
                        .map(job -> new Change(Change.Action.ADD, Target.job(job), List.of()))
                        .toList());
    }

    List<Change> changes() {
        return Stream.of(clouds.changes(), basics.values(), jobChanges)
                .flatMap(changes -> changes.stream().map(Change.class::cast))
                .toList();
    }

    List<Problem> problems() {
        return clouds.problems();
    }
}
