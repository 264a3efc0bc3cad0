// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.launch.Family;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.launch.OldRevisions;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.sweep.Sweep;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTasks;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.Definitions;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskFilter;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is done at times: orphans are stopped, old revisions are deregistered. Its methods are called on a thread of calls. */
final class Housekeeping {

    private static final int KEPT_FAMILIES = 10;

    private final Context context;

    Housekeeping(Context context) {
        this.context = context;
    }

    /**
     * What there is in some clusters. One that does not answer, or may not be asked, says nothing of the others.
     *
     * @param silent why a cluster has not answered, by its ARN
     */
    record Listing(List<TaskState> tasks, Map<String, CallFailed> silent) {}

    /** The clusters of a fleet, and those that agents are in from before. */
    Set<String> clusters(Fleet fleet) {
        Set<String> clusters = new LinkedHashSet<>(fleet.clusters());
        context.ports()
                .nodes()
                .ours()
                .forEach(view -> clusters.add(view.agent().request().cluster()));
        return clusters;
    }

    /** All tasks in clusters. */
    Listing list(Set<String> clusters) {
        List<TaskState> all = new ArrayList<>();
        Map<String, CallFailed> silent = new LinkedHashMap<>();
        for (String cluster : clusters) {
            try {
                all.addAll(tasks(cluster));
            } catch (CallFailed e) {
                silent.put(cluster, e);
            }
        }
        return new Listing(all, silent);
    }

    private List<TaskState> tasks(String cluster) throws CallFailed {
        AgentTasks tasks = context.ports().tasks();
        List<String> arns = tasks.list(cluster, new TaskFilter.All());
        List<TaskState> all = new ArrayList<>();
        for (int i = 0; i < arns.size(); i += AgentTasks.DESCRIBED_AT_ONCE) {
            int end = Math.min(i + AgentTasks.DESCRIBED_AT_ONCE, arns.size());
            all.addAll(tasks.describe(cluster, arns.subList(i, end)));
        }
        return all;
    }

    /** What a sweep of all clusters would stop now. */
    Sweep.Found preview(Fleet fleet) throws CallFailed {
        Listing listing = list(clusters(fleet));
        for (CallFailed failed : listing.silent().values()) {
            throw failed;
        }
        return orphans(fleet, listing.tasks());
    }

    private Sweep.Found orphans(Fleet fleet, List<TaskState> tasks) {
        EngineSettings.Sweeping sweeping = context.settings().sweeping();
        Sweep sweep = new Sweep(new LaunchPlan(fleet.controller()).controllerTag(), sweeping.grace(), sweeping.most());
        return sweep.orphans(tasks, context.ports().nodes().names(), context.now());
    }

    /**
     * Stops the orphans among tasks.
     *
     * @throws CallFailed if one could not be stopped; the others are stopped all the same
     */
    void sweep(Fleet fleet, List<TaskState> tasks) throws CallFailed {
        List<CallFailed> failed = new ArrayList<>();
        for (Sweep.Orphan orphan : orphans(fleet, tasks).stop()) {
            try {
                context.ports().tasks().stop(orphan.task().ref(), "its node " + orphan.node() + " no longer exists");
                context.day().add(Happening.ORPHAN_STOPPED, context.now());
            } catch (CallFailed e) {
                failed.add(e);
            }
        }
        if (!failed.isEmpty()) {
            throw failed.get(0);
        }
    }

    /** Deregisters what no template and no running agent needs. */
    void deregisterOld(Fleet fleet, Set<String> used) throws CallFailed {
        Set<String> regions = fleet.clouds().stream().map(CloudSpec::region).collect(Collectors.toSet());
        for (String region : regions) {
            deregisterOld(region, fleet, used);
        }
    }

    private void deregisterOld(String region, Fleet fleet, Set<String> used) throws CallFailed {
        Definitions definitions = context.ports().definitions();
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String family : definitions.families(region, Family.prefix(fleet.controller()))) {
            if (Family.isOurs(fleet.controller(), family)) {
                found.put(family, definitions.revisions(region, family));
            }
        }
        for (String revision : new OldRevisions(KEPT_FAMILIES).surplus(found, needed(fleet, used))) {
            definitions.deregister(region, revision);
        }
    }

    private static Set<String> needed(Fleet fleet, Set<String> used) {
        Set<String> needed = new HashSet<>(used);
        needed.addAll(fleet.templates()
                .flatMap(template -> Family.of(fleet.controller(), template.source()).stream())
                .collect(Collectors.toSet()));
        return needed;
    }
}
