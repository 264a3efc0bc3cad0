// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.overrides.FargateSize;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The memory that a template may have beside its cpu. */
public final class MemoryChoices {

    private MemoryChoices() {}

    /** The choices for the entry with this name and cloud; null and empty texts are the same. */
    public static List<Choice> of(
            PlanPreview preview, @Nullable String name, @Nullable String cloud, @Nullable String cpu) {
        Map<String, String> texts = Stream.of(
                        Map.entry(TemplateKeys.NAME.name(), FieldText.of(name)),
                        Map.entry(TemplateKeys.CLOUD.name(), FieldText.of(cloud)))
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Set<String> one = Set.of(FieldText.of(name));
        return of(
                FieldText.of(cpu),
                Baseline.of(preview.only(one), List.of(texts)).settings(texts));
    }

    /**
     * The choices for a cpu as it stands in the form.
     *
     * @param cpu CPU units; empty for the inherited ones
     * @param inherited what holds for this template where the form says nothing
     */
    static List<Choice> of(String cpu, Settings inherited) {
        int units = units(cpu, inherited);
        List<Integer> memories = FargateSize.memoriesFor(units);
        List<Choice> choices = new ArrayList<>();
        boolean fits =
                inherited.value(TemplateKeys.MEMORY).filter(memories::contains).isPresent();
        if (fits || memories.isEmpty()) {
            choices.add(unchanged(inherited));
        }
        memories.forEach(memory -> choices.add(new Choice(SizeText.memory(memory), String.valueOf(memory))));
        return choices;
    }

    private static Choice unchanged(Settings inherited) {
        String hint = Baseline.hint(inherited, TemplateKeys.MEMORY);
        return new Choice(hint.isEmpty() ? Choice.UNSET : hint, "");
    }

    private static int units(String cpu, Settings inherited) {
        return Stream.of(cpu.strip())
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .findFirst()
                .orElseGet(() -> inherited.value(TemplateKeys.CPU, 0));
    }
}
