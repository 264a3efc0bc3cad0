// SPDX-License-Identifier: MIT
package hudson.model;

/** Signatures of {@code hudson.model.Job}. */
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem {
    protected Job(ItemGroup parent, String name) {
        super(null, null);
        throw new UnsupportedOperationException();
    }

    public abstract boolean isBuildable();
}
