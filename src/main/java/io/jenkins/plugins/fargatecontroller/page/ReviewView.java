// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.status.Change;
import java.util.List;

/** The changes that a person is asked to confirm. */
public final class ReviewView {

    private final List<Change> changes;

    public ReviewView(List<Change> changes) {
        this.changes = List.copyOf(changes);
    }

    public List<ChangeRow> pending() {
        return ChangeRow.of(changes);
    }

    /** See {@link ChangeRow#fingerprint}. */
    public String fingerprint() {
        return ChangeRow.fingerprint(changes);
    }
}
