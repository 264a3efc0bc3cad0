// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import java.util.List;

/** Changes on a page that shows more than changes: of many, the first ones. */
public record ChangeRows(List<ChangeRow> all) {

    /** As many are read in passing. */
    private static final int FEW = 12;

    public ChangeRows {
        all = List.copyOf(all);
    }

    public List<ChangeRow> first() {
        return all.subList(0, Math.min(FEW, all.size()));
    }

    /** Whether there are others, so that a page of their own shows them all. */
    public boolean more() {
        return all.size() > FEW;
    }

    public int size() {
        return all.size();
    }
}
