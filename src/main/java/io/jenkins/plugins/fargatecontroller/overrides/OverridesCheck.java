// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks overrides before they are stored, without an environment: what can be said to be wrong in any. */
final class OverridesCheck {

    private OverridesCheck() {}

    /** The errors, in the order of the document. */
    static List<Problem> errors(Parsed<Overrides> read) {
        return Stream.concat(
                        read.problems().stream(),
                        read.value().templates().stream().flatMap(template -> size(template).stream()))
                .filter(Problem::isError)
                .distinct()
                .toList();
    }

    /** A size that does not exist, as far as the override says: another layer may say the other half. */
    private static Optional<Problem> size(TemplateEntry template) {
        Optional<Setting<Integer>> cpu = template.settings().find(TemplateKeys.CPU);
        Optional<Setting<Integer>> memory = template.settings().find(TemplateKeys.MEMORY);
        Optional<Integer> units = cpu.map(Setting::value);
        if (units.isPresent() && FargateSize.memoriesFor(units.get()).isEmpty()) {
            return wrong(template, TemplateKeys.CPU, new FargateSize(units.get(), 0));
        }
        return memory.map(Setting::value)
                .filter(size -> units.map(List::of).orElseGet(FargateSize::cpus).stream()
                        .noneMatch(each -> FargateSize.memoriesFor(each).contains(size)))
                .flatMap(size -> wrong(template, TemplateKeys.MEMORY, new FargateSize(units.orElse(0), size)));
    }

    private static Optional<Problem> wrong(TemplateEntry template, Key<Integer> key, FargateSize size) {
        String where = template.settings()
                .find(key)
                .map(setting -> setting.origin().detail())
                .orElse("");
        String message = size.cpu() == 0
                ? "Fargate has no size with memory %d".formatted(size.memory())
                : size.mismatch().orElse("");
        return Optional.of(Problem.error(template.place().field(key, where), message, size.choices()));
    }
}
