// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.plan.Cloud;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.state.Ownership;
import io.jenkins.plugins.fargatecontroller.state.Ownership.OwnedCloud;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the clouds that Jenkins has with those of the plan. */
public final class CloudDiff {

    private final Plan plan;
    private final CloudsPort port;
    private final Ownership record;
    private final boolean overDrift;
    private final List<Change> changes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, OwnedCloud> owned = new LinkedHashMap<>();

    /**
     * What is to become of the clouds.
     *
     * @param clouds all clouds of Jenkins as they shall be; those that need no change are the same objects
     * @param owned the record afterwards
     */
    public record DesiredClouds(
            List<Object> clouds, List<Change> changes, List<Problem> problems, Map<String, OwnedCloud> owned) {}

    private CloudDiff(Plan plan, CloudsPort port, Ownership record, boolean overDrift) {
        this.plan = plan;
        this.port = port;
        this.record = record;
        this.overDrift = overDrift;
    }

    /**
     * Compares.
     *
     * @param overDrift whether what somebody changed is changed back
     */
    public static DesiredClouds between(Plan plan, CloudsPort port, Ownership record, boolean overDrift) {
        return new CloudDiff(plan, port, record, overDrift).compare();
    }

    private DesiredClouds compare() {
        List<Object> clouds = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Object cloud : port.all()) {
            String name = new DataBoundReader(cloud).text("name");
            if (CloudNames.ALL.contains(name) && !seen.contains(name)) {
                seen.add(name);
                existing(name, cloud).ifPresent(clouds::add);
            } else {
                clouds.add(cloud);
            }
        }
        plan.clouds().stream()
                .filter(cloud -> !seen.contains(cloud.name()))
                .forEach(cloud -> missing(cloud).ifPresent(clouds::add));
        return new DesiredClouds(clouds, changes, problems, owned);
    }

    private Optional<Object> existing(String name, Object cloud) {
        Optional<OwnedCloud> ours = record.cloud(name).or(() -> TagOwnership.adopt(name, cloud));
        Optional<Cloud> planned = find(name);
        if (ours.isEmpty()) {
            planned.ifPresent(ignored -> problems.add(CloudProblems.foreignCloud(name)));
            return Optional.of(cloud);
        }
        if (planned.isEmpty()) {
            return withoutPlan(name, cloud, ours.get());
        }
        try {
            Object wanted = build(CloudMapping.cloud(planned.get()));
            return Optional.of(merged(new CloudMerge(name, cloud, ours.get(), overDrift), wanted));
        } catch (CannotBuild e) {
            problems.add(CloudProblems.cannotBuild(name, e));
            owned.put(name, ours.get());
            return Optional.of(cloud);
        }
    }

    private Object merged(CloudMerge merge, Object wanted) throws CannotBuild {
        CloudMerge.MergedCloud result = merge.with(wanted, plan.verdict().withheld());
        Object cloud = result.changed() ? port.build(values(merge, result, wanted)) : merge.current();
        changes.addAll(result.changes());
        problems.addAll(result.problems());
        owned.put(merge.name(), result.owned(cloud));
        return cloud;
    }

    /** What is ours as planned, and the rest as it was. */
    private Map<String, Object> values(CloudMerge merge, CloudMerge.MergedCloud result, Object wanted)
            throws CannotBuild {
        Object source = result.keepsCloud() ? merge.current() : wanted;
        Map<String, Object> values = overlaid(ManagedProperties.CLOUD, merge.current(), source);
        values.put("name", merge.name());
        List<Object> templates = new ArrayList<>();
        for (CloudMerge.Slot slot : result.templates()) {
            templates.add(slot.replaced() ? template(slot) : slot.template());
        }
        values.put("templates", templates);
        return values;
    }

    private Map<String, Object> template(CloudMerge.Slot slot) {
        Map<String, Object> values = overlaid(ManagedProperties.TEMPLATE, slot.before(), slot.template());
        values.put("templateName", new DataBoundReader(slot.template()).text("templateName"));
        return values;
    }

    private Map<String, Object> overlaid(ManagedProperties managed, Object before, Object after) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String parameter : port.parameters(before)) {
            Object source = managed.parameters().contains(parameter) ? after : before;
            new DataBoundReader(source).value(parameter).ifPresent(value -> values.put(parameter, value));
        }
        return values;
    }

    private Optional<Object> withoutPlan(String name, Object cloud, OwnedCloud ours) {
        boolean othersInside = new DataBoundReader(cloud)
                .items("templates").stream().anyMatch(template -> !TagOwnership.owns(ours, template));
        boolean drifted = !ours.fingerprint().equals(ManagedProperties.CLOUD.fingerprint(cloud));
        boolean kept = plan.verdict().withheld().keeps(name) || othersInside;
        if (kept || (drifted && !overDrift)) {
            owned.put(name, ours);
            return Optional.of(cloud);
        }
        changes.add(new Change(Change.Action.REMOVE, Target.cloud(name), List.of()));
        return Optional.empty();
    }

    private Optional<Object> missing(Cloud planned) {
        Optional<OwnedCloud> ours = record.cloud(planned.name());
        if (ours.isPresent() && !overDrift) {
            owned.put(planned.name(), ours.get());
            return Optional.empty();
        }
        try {
            Object cloud = build(CloudMapping.cloud(planned));
            Change.Reason why = ours.isPresent() ? Change.Reason.DRIFT : Change.Reason.PLAN;
            changes.add(new Change(Change.Action.ADD, Target.cloud(planned.name()), ManagedProperties.CLOUD.all(cloud))
                    .because(why));
            TagOwnership.templates(cloud)
                    .forEach((name, template) -> changes.add(new Change(
                                    Change.Action.ADD,
                                    Target.template(new TemplateId(planned.name(), TagOwnership.name(template))),
                                    ManagedProperties.TEMPLATE.all(template))
                            .because(why)));
            owned.put(planned.name(), TagOwnership.of(cloud));
            return Optional.of(cloud);
        } catch (CannotBuild e) {
            problems.add(CloudProblems.cannotBuild(planned.name(), e));
            ours.ifPresent(record -> owned.put(planned.name(), record));
            return Optional.empty();
        }
    }

    private Object build(Map<String, Object> values) throws CannotBuild {
        Object cloud = port.build(values);
        Optional<String> unknown = values.keySet().stream()
                .filter(parameter -> !port.parameters(cloud).contains(parameter))
                .findFirst();
        if (unknown.isPresent()) {
            throw new CannotBuild(
                    "amazon-ecs does not know the parameter '" + unknown.get() + "'",
                    "Install a version of amazon-ecs that does; 1.49 is one");
        }
        return cloud;
    }

    private Optional<Cloud> find(String name) {
        return plan.clouds().stream().filter(cloud -> cloud.name().equals(name)).findFirst();
    }
}
