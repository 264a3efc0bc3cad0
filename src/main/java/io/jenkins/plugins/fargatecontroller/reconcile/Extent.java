// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

/**
 * How much a run does.
 *
 * @param overDrift whether what somebody changed in our clouds is changed back, whatever is configured
 * @param jobs whether Jenkins has loaded its jobs, so that the sample jobs can be looked after
 */
public record Extent(boolean overDrift, boolean jobs) {

    /** As configured. */
    public static final Extent USUAL = new Extent(false, true);

    /** Everything, because a person asks for it. */
    public static final Extent ALL = new Extent(true, true);

    /** As configured, while Jenkins has not loaded its jobs. */
    static final Extent BEFORE_JOBS = new Extent(false, false);
}
