// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

/**
 * How much a run does.
 *
 * @param overDrift whether what somebody changed in our clouds is changed back, whatever is configured
 * @param jobs whether Jenkins has loaded its jobs, so that the sample jobs can be looked after
 * @param password whether the parameter store is asked for the administrator's password
 */
public record Extent(boolean overDrift, boolean jobs, boolean password) {

    /** As configured. */
    public static final Extent USUAL = new Extent(false, true, true);

    /** Everything, because a person asks for it. */
    public static final Extent ALL = new Extent(true, true, true);

    /** As configured, while Jenkins has not loaded its jobs. */
    static final Extent BEFORE_JOBS = new Extent(false, false, true);

    /** The same while AWS does not answer, so that nobody waits for it once more. */
    static final Extent WITHOUT_AWS = new Extent(false, false, false);

    /** As configured, right after a run without the jobs. */
    static final Extent REST = new Extent(false, true, false);

    /** The same, with or without drift. */
    Extent overDrift(boolean also) {
        return new Extent(also, jobs, password);
    }
}
