// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.plan.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.plan.Key;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * A setting of Jenkins itself. It is set only if nobody set it otherwise: as long as it has the value that a fresh
 * Jenkins has, or the one that we gave it last.
 */
public enum Basic {
    ROOT_URL("Jenkins URL"),
    EXECUTORS("number of executors"),
    AGENT_PORT("agent port");

    private final String target;

    Basic(String target) {
        this.target = target;
    }

    /**
     * What is to change.
     *
     * @param current what Jenkins has
     * @param ours what we gave it last, if we did
     */
    Optional<Change> change(Plan plan, String current, Optional<String> ours) {
        Optional<String> wanted = plan.controller().value(key()).map(Object::toString);
        boolean untouched = ours.map(current::equals).orElse(fresh().contains(current));
        return wanted.filter(value -> untouched && !value.equals(current)).map(value -> change(current, value));
    }

    private Change change(String before, String after) {
        return new Change(Change.Kind.SET, target, List.of(new Difference(key().name(), before, after)));
    }

    private Key<?> key() {
        return switch (this) {
            case ROOT_URL -> ControllerKeys.ROOT_URL;
            case EXECUTORS -> ControllerKeys.EXECUTORS;
            case AGENT_PORT -> ControllerKeys.AGENT_PORT;
        };
    }

    /** What a Jenkins has that nobody has configured. As a port, 0 is a random one and -1 none. */
    private List<String> fresh() {
        return switch (this) {
            case ROOT_URL -> List.of("");
            case EXECUTORS -> List.of("2");
            case AGENT_PORT -> List.of("0", "-1");
        };
    }
}
