// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Spare;
import io.jenkins.plugins.fargatecontroller.overrides.ContainerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.overrides.UseKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Template;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a template may say that amazon-ecs 1.49 has no word for, so that only our own engine does it. */
public final class UnsupportedKeys {

    private static final List<Key<?>> KEYS = List.of(
            UseKeys.DEFAULT,
            UseKeys.MAX_AGENTS,
            UseKeys.REUSE,
            UseKeys.START_MINUTES,
            ContainerKeys.INIT_PROCESS,
            ContainerKeys.SECRETS,
            ContainerKeys.SIDECARS,
            ContainerKeys.TASK_DEFINITION,
            UseKeys.SPARE);

    private UnsupportedKeys() {}

    /** A warning for each place where a plan says such a thing, for whoever has amazon-ecs run the agents. */
    public static List<Problem> problems(Plan plan) {
        return plan.clouds().stream()
                .flatMap(cloud -> cloud.templates().stream())
                .flatMap(UnsupportedKeys::problems)
                .distinct()
                .toList();
    }

    private static Stream<Problem> problems(Template template) {
        return KEYS.stream()
                .flatMap(key -> template.settings().find(key).stream()
                        .filter(UnsupportedKeys::asks)
                        .map(setting -> Problem.warning(
                                new Location(
                                        TemplateKeys.TEMPLATES
                                                .entry(template.name())
                                                .field(key),
                                        setting.where()),
                                "amazon-ecs runs the agents, and has nothing like it, so it has no effect",
                                "Set 'engine: fargate', or remove '%s'".formatted(key))));
    }

    /** Whether it wants anything else than if nothing were said. */
    private static boolean asks(Setting<?> setting) {
        Object value = setting.value();
        boolean nothing = value.equals(false)
                || value.equals(0)
                || (value instanceof Spare spare && spare.agents() == 0)
                || (value instanceof Collection<?> items && items.isEmpty())
                || (value instanceof Map<?, ?> names && names.isEmpty());
        return !nothing;
    }
}
