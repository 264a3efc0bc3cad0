// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.state.Ownership.OwnedCloud;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import io.jenkins.plugins.fargatecontroller.status.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One cloud that Jenkins has and the plan wants.
 *
 * @param overDrift whether what somebody changed is changed back
 */
record CloudMerge(String name, Object current, OwnedCloud ours, boolean overDrift) {

    /**
     * A place in the list of templates.
     *
     * @param before what stands there now; the same as the template if it stays or is new
     * @param template what shall stand there
     */
    record Slot(Object before, Object template) {
        boolean replaced() {
            return before != template;
        }
    }

    /**
     * What is to become of the cloud.
     *
     * @param keepsCloud whether the cloud's own settings stay as they are
     * @param templates all of them, in order
     */
    record MergedCloud(
            boolean keepsCloud,
            List<Slot> templates,
            List<Change> changes,
            List<Problem> problems,
            Map<String, String> prints,
            String print) {

        boolean changed() {
            return !changes.isEmpty();
        }

        /** The record of the cloud after the change. */
        OwnedCloud owned(Object cloud) {
            Map<String, Object> now = TagOwnership.templates(cloud);
            Map<String, String> all = new LinkedHashMap<>();
            prints.forEach((name, print) -> all.put(
                    name,
                    print.isEmpty() && now.containsKey(name)
                            ? ManagedProperties.TEMPLATE.fingerprint(now.get(name))
                            : print));
            return new OwnedCloud(print.isEmpty() ? ManagedProperties.CLOUD.fingerprint(cloud) : print, all);
        }
    }

    MergedCloud with(Object wanted, Withheld withheld) {
        Merge work = new Merge(
                TagOwnership.templates(wanted), TagOwnership.templates(current).keySet(), withheld);
        String print = work.cloud(wanted);
        new DataBoundReader(current).items("templates").forEach(work::template);
        work.rest();
        return new MergedCloud(work.keepsCloud, work.slots, work.changes, work.problems, work.prints, print);
    }

    /** The templates one by one. A fingerprint that is empty is to be taken from the new cloud. */
    private final class Merge {

        private final Map<String, Object> wanted;
        private final Map<String, String> ecsNames = new HashMap<>();
        private final Set<String> there;
        private final Withheld withheld;
        private final Set<String> done = new HashSet<>();
        private final List<Slot> slots = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Map<String, String> prints = new LinkedHashMap<>();
        private boolean keepsCloud = true;

        Merge(Map<String, Object> wanted, Set<String> there, Withheld withheld) {
            this.wanted = wanted;
            wanted.forEach((ecsName, template) -> ecsNames.put(TagOwnership.name(template), ecsName));
            this.there = there;
            this.withheld = withheld;
        }

        String cloud(Object wantedCloud) {
            List<Difference> differences = ManagedProperties.CLOUD.differences(current, wantedCloud);
            boolean drifted = !ours.fingerprint().equals(ManagedProperties.CLOUD.fingerprint(current));
            if (differences.isEmpty()) {
                return "";
            }
            if (drifted && !overDrift) {
                return ours.fingerprint();
            }
            keepsCloud = false;
            changes.add(new Change(Change.Action.CHANGE, Target.cloud(name), differences)
                    .because(drifted ? Change.Reason.DRIFT : Change.Reason.PLAN));
            return "";
        }

        void template(Object template) {
            String templateName = new DataBoundReader(template).text("templateName");
            boolean first = done.add(templateName);
            if (!first || !TagOwnership.owns(ours, template)) {
                keep(template);
                if (first && wanted.containsKey(templateName)) {
                    problems.add(CloudProblems.foreignTemplate(id(wanted.get(templateName))));
                }
            } else {
                owned(templateName, template);
            }
        }

        private void owned(String templateName, Object template) {
            String ecsName = wanted.containsKey(templateName) ? templateName : renamed(template);
            Optional<Object> planned = Optional.ofNullable(wanted.get(ecsName));
            Optional<String> print = Optional.ofNullable(ours.templates().get(templateName));
            List<Difference> differences = planned.map(wish -> ManagedProperties.TEMPLATE.differences(template, wish))
                    .orElse(List.of());
            boolean differs = planned.isEmpty() || !differences.isEmpty();
            boolean keptOut = planned.isEmpty() && withheld.keeps(id(template));
            if (keptOut || (differs && keptDrift(template, print))) {
                keep(template);
                prints.put(templateName, print.orElse(""));
            } else if (planned.isEmpty()) {
                changes.add(new Change(Change.Action.REMOVE, target(template), List.of()));
            } else {
                done.add(ecsName);
                replace(ecsName, template, planned.get(), differences);
            }
        }

        /** The name that it shall have, if its controller is called otherwise now, or was in no name when it was made. */
        private String renamed(Object template) {
            String ecsName = ecsNames.getOrDefault(TagOwnership.name(template), "");
            return there.contains(ecsName) ? "" : ecsName;
        }

        private boolean keptDrift(Object template, Optional<String> print) {
            return !overDrift
                    && print.isPresent()
                    && !print.get().equals(ManagedProperties.TEMPLATE.fingerprint(template));
        }

        private boolean drifted(Object template, String templateName) {
            return !ManagedProperties.TEMPLATE
                    .fingerprint(template)
                    .equals(ours.templates().getOrDefault(templateName, ""));
        }

        private void replace(String templateName, Object template, Object planned, List<Difference> managed) {
            List<Difference> differences = new ArrayList<>(managed);
            String before = new DataBoundReader(template).text("templateName");
            if (!before.equals(templateName)) {
                differences.add(new Difference("templateName", before, templateName));
            }
            prints.put(templateName, "");
            if (differences.isEmpty()) {
                keep(template);
            } else {
                slots.add(new Slot(template, planned));
                changes.add(new Change(Change.Action.CHANGE, target(template), differences)
                        .because(drifted(template, before) ? Change.Reason.DRIFT : Change.Reason.PLAN));
            }
        }

        /** The planned templates that Jenkins has not. One that we made and somebody removed is drift. */
        void rest() {
            wanted.forEach((templateName, template) -> {
                Optional<String> print = Optional.ofNullable(ours.templates().get(templateName))
                        .or(() -> Optional.ofNullable(ours.templates().get(TagOwnership.name(template))));
                if (done.contains(templateName)) {
                    return;
                }
                if (print.isPresent() && !overDrift) {
                    prints.put(templateName, print.get());
                    return;
                }
                keep(template);
                prints.put(templateName, "");
                changes.add(new Change(Change.Action.ADD, target(template), ManagedProperties.TEMPLATE.all(template))
                        .because(print.isPresent() ? Change.Reason.DRIFT : Change.Reason.PLAN));
            });
        }

        private void keep(Object template) {
            slots.add(new Slot(template, template));
        }

        private TemplateId id(Object template) {
            return new TemplateId(name, TagOwnership.name(template));
        }

        private String target(Object template) {
            return Target.template(id(template));
        }
    }
}
