// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

/**
 * How much a run does.
 *
 * @param overDrift whether what somebody changed in our clouds is changed back, whatever is configured
 * @param jobs whether Jenkins has loaded its jobs, so that the sample jobs can be looked after
 * @param password whether the parameter store is asked for the administrator's password
 */
public record Scope(boolean overDrift, boolean jobs, boolean password) {

    /** As configured. */
    public static final Scope USUAL = new Scope(false, true, true);

    /** Everything, because a person asks for it. */
    public static final Scope ALL = new Scope(true, true, true);

    /** As configured, while Jenkins has loaded neither its jobs nor its users. */
    static final Scope BEFORE_JOBS = new Scope(false, false, false);

    /** As configured, while AWS does not answer, so that nobody waits for it once more. */
    static final Scope WITHOUT_AWS = new Scope(false, true, false);

    /** The same, with or without drift. */
    Scope overDrift(boolean also) {
        return new Scope(also, jobs, password);
    }
}
