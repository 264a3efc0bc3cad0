// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

/**
 * How much a run does.
 *
 * @param overDrift whether what somebody changed in our clouds is changed back, whatever is configured
 * @param jobs whether Jenkins has loaded its jobs, so that the sample jobs can be looked after
 * @param password when the parameter store is asked for the administrator's password
 */
public record Scope(boolean overDrift, boolean jobs, Asking password) {

    /** When AWS is asked. */
    public enum Asking {
        ALWAYS,
        /** Only for another administrator, or another parameter, than in the run before. */
        IF_CHANGED,
        NEVER
    }

    /** As configured. */
    public static final Scope USUAL = new Scope(false, true, Asking.ALWAYS);

    /** Everything, because a person asks for it. */
    public static final Scope ALL = new Scope(true, true, Asking.ALWAYS);

    /** As configured, for a person who has saved something and waits for the page. */
    static final Scope SAVED = new Scope(false, true, Asking.IF_CHANGED);

    /** As configured, while Jenkins has loaded neither its jobs nor its users. */
    static final Scope BEFORE_JOBS = new Scope(false, false, Asking.NEVER);

    /** As configured, while AWS does not answer, so that nobody waits for it once more. */
    static final Scope WITHOUT_AWS = new Scope(false, true, Asking.NEVER);

    /** The same, with or without drift. */
    Scope overDrift(boolean also) {
        return new Scope(also, jobs, password);
    }

    /** The same, once it is known whether the administrator is another one. */
    Scope decided(boolean changed) {
        return password == Asking.IF_CHANGED
                ? new Scope(overDrift, jobs, changed ? Asking.ALWAYS : Asking.NEVER)
                : this;
    }

    boolean asksForPassword() {
        return password == Asking.ALWAYS;
    }
}
