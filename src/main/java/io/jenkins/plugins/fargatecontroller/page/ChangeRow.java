// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.form.FormFingerprint;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import java.time.Instant;
import java.util.Date;
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
public record ChangeRow(String kind, String verb, String target, List<Difference> differences, Why why) {

    /**
     * Why Jenkins is not as planned.
     *
     * @param clause without the time
     * @param iso when the plan changed, in ISO 8601; empty if that is not why, or not known
     */
    public record Why(String clause, String iso) {

        static Why of(Change change) {
            return new Why(
                    change.reason(),
                    change.cause().map(cause -> cause.at().toString()).orElse(""));
        }

        /** The time, for the view to print in the reader's time zone. */
        public Date at() {
            return Date.from(Instant.parse(iso));
        }
    }

    static List<ChangeRow> of(List<Change> changes) {
        return changes.stream().map(ChangeRow::of).toList();
    }

    /** The same, looking back: what was added stands on the page with all its values, so that its name is enough. */
    static List<ChangeRow> done(List<Change> changes) {
        return changes.stream()
                .map(change -> change.kind() == Change.Action.ADD ? change.named() : change)
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
                Why.of(change));
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
