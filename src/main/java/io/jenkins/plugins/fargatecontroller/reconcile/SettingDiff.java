// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
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
        return wanted.filter(value -> untouched(current, ours) && !value.equals(current))
                .map(value -> change(current, value));
    }

    private boolean untouched(String current, @Nullable String ours) {
        return ours == null ? fresh().contains(current) : ours.equals(current);
    }

    /**
     * That an override has no effect, since somebody else set Jenkins otherwise. That there is no port is told by itself.
     *
     * @param current what Jenkins has
     * @param ours what we gave it last; null if we gave it none
     */
    Optional<Problem> overruled(Plan plan, String current, @Nullable String ours) {
        boolean noPort = basic == JenkinsSetting.AGENT_PORT && fresh().contains(current);
        return noPort || untouched(current, ours)
                ? Optional.empty()
                : plan.controller()
                        .find(key(basic))
                        .filter(setting -> setting.origin().kind() == Origin.Layer.OVERRIDE
                                && !setting.value().toString().equals(current))
                        .map(setting -> Problem.warning(
                                new Location(Subject.of(key(basic)), setting.where()),
                                "the %s is %s in Jenkins, where somebody else set it, so this has no effect"
                                        .formatted(target(), Quoted.of(current)),
                                "Set it to %s there, or remove '%s' here".formatted(setting.value(), key(basic))));
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
