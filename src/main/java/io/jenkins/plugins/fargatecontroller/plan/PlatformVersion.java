// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What an old platform version of Fargate cannot do. Fargate refuses the task at its start, and not before. What goes with
 * which version is said by the ECS API at {@code RegisterTaskDefinition} (cpu, memory, ephemeralStorage) and {@code
 * CapacityProviderStrategyItem} (Spot has X86_64 from 1.3.0 on, and ARM64 from 1.4.0 on).
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-versions-retired.html">the versions
 *     that are retired</a>
 */
final class PlatformVersion {

    /** The last before; it is retired, and AWS has put off the day more than once. All others are gone since 2020. */
    private static final String RETIRED = "1.3.0";

    /** The first with a disk of its own size, with ARM64, and with 8 vCPU and more. */
    private static final int[] FULL = {1, 4, 0};

    /** GiB and CPU units that every version gives. */
    private static final int DISK_OF_OLD = 20;

    private static final int CPU_OF_OLD = 4096;

    private PlatformVersion() {}

    static List<Problem> problems(Template template, Function<Key<?>, Location> place) {
        Settings settings = template.settings();
        String version = settings.get(TemplateKeys.PLATFORM_VERSION);
        if (version.equals(TemplateKeys.LATEST) || Arrays.compare(numbers(version), FULL) >= 0) {
            return List.of();
        }
        Location own = place.apply(TemplateKeys.PLATFORM_VERSION);
        if (!version.equals(RETIRED)) {
            return List.of(Problem.error(
                    own,
                    "Fargate does not run tasks with the platform version %s".formatted(version),
                    "Set 'platformVersion' to LATEST, or remove it"));
        }
        Map<Key<?>, String> asked = new LinkedHashMap<>();
        if (settings.value(TemplateKeys.EPHEMERAL_STORAGE, DISK_OF_OLD) > DISK_OF_OLD) {
            asked.put(TemplateKeys.EPHEMERAL_STORAGE, "a disk of more than %d GiB".formatted(DISK_OF_OLD));
        }
        if (settings.get(TemplateKeys.CPU) > CPU_OF_OLD) {
            asked.put(TemplateKeys.CPU, "more cpu than %d".formatted(CPU_OF_OLD));
        }
        if (settings.get(TemplateKeys.CPU_ARCHITECTURE).equals(TemplateKeys.ARM64)) {
            asked.put(TemplateKeys.CPU_ARCHITECTURE, TemplateKeys.ARM64);
        }
        if (asked.isEmpty()) {
            return List.of(Problem.warning(
                    own,
                    "AWS retires the platform version %s in 2026, and starts no task with it from then on"
                            .formatted(version),
                    "Set 'platformVersion' to LATEST, or remove it"));
        }
        return asked.entrySet().stream()
                .map(entry -> Problem.error(
                        place.apply(entry.getKey()),
                        "Fargate has %s from platform version 1.4.0 on, and this is %s"
                                .formatted(entry.getValue(), version),
                        "Set 'platformVersion' to %s, or remove '%s'".formatted(TemplateKeys.LATEST, entry.getKey())))
                .toList();
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
