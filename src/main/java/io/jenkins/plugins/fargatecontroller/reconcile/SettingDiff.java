// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a setting of Jenkins differs from the plan. It is set only if nobody set it otherwise: as long as it has the value
 * that a fresh Jenkins has, or the one that we gave it last.
 */
record SettingDiff(JenkinsSetting basic) {

    /** How Jenkins says that there is no port for inbound agents. */
    static final String NO_PORT = "-1";

    /** How Jenkins says that it chooses the port at each start. */
    static final String RANDOM_PORT = "0";

    /**
     * What is to change.
     *
     * @param current what Jenkins has
     * @param ours what we gave it last; null if we gave it none
     */
    Optional<Change> change(Plan plan, String current, @Nullable String ours) {
        Optional<String> wanted = plan.controller().value(key(basic)).map(Object::toString);
        boolean untouched = ours == null ? fresh().contains(current) : ours.equals(current);
        return wanted.filter(value -> untouched && !value.equals(current)).map(value -> change(current, value));
    }

    private Change change(String before, String after) {
        return new Change(
                Change.Action.SET, target(), List.of(new Difference(key(basic).name(), before, after)));
    }

    String target() {
        return switch (basic) {
            case ROOT_URL -> "Jenkins URL";
            case EXECUTORS -> "number of executors";
            case AGENT_PORT -> "agent port";
        };
    }

    /** The key that says what the setting shall be. */
    static Key<?> key(JenkinsSetting setting) {
        return switch (setting) {
            case ROOT_URL -> ControllerKeys.ROOT_URL;
            case EXECUTORS -> ControllerKeys.EXECUTORS;
            case AGENT_PORT -> ControllerKeys.AGENT_PORT;
        };
    }

    /** What a Jenkins has that nobody has configured. */
    private List<String> fresh() {
        return switch (basic) {
            case ROOT_URL -> List.of("");
            case EXECUTORS -> List.of("2");
            case AGENT_PORT -> List.of(RANDOM_PORT, NO_PORT);
        };
    }
}
