// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.form.FormFingerprint;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A change as the page shows it.
 *
 * @param kind in lower case, for the style
 * @param verb what happens, such as {@code Add}
 * @param why a clause
 */
public record ChangeRow(String kind, String verb, String target, List<Difference> differences, String why) {

    static List<ChangeRow> of(List<Change> changes) {
        return changes.stream().map(ChangeRow::of).toList();
    }

    /** The same, looking back: what was added stands on the page with all its values, so that its name is enough. */
    static List<ChangeRow> done(List<Change> changes) {
        return changes.stream()
                .map(change -> change.kind() == Change.Action.ADD
                        ? new Change(change.kind(), change.target(), List.of(), change.why())
                        : change)
                .map(ChangeRow::of)
                .toList();
    }

    private static ChangeRow of(Change change) {
        String verb =
                switch (change.kind()) {
                    case ADD -> "Add";
                    case CHANGE -> "Change";
                    case REMOVE -> "Remove";
                    case SET -> "Set";
                };
        return new ChangeRow(
                verb.toLowerCase(Locale.ROOT),
                verb,
                change.target(),
                change.differences().stream().map(Difference::redacted).toList(),
                change.why().toString());
    }

    /**
     * A short text that is the same for the same changes. The Apply dialog sends it back, so that nothing is applied
     * that the person has not seen.
     */
    public static String fingerprint(List<Change> changes) {
        String text = changes.stream()
                .map(change -> change + " " + change.differences())
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? "" : FormFingerprint.of(text);
    }
}
