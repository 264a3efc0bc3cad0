// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.FactLine;
import io.jenkins.plugins.fargatecontroller.form.FieldText;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.Sentence;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value with its origin, or what is missing with the reason and the remedy.
 *
 * @param name what it is called
 * @param value empty if it is absent
 * @param origin the layer it comes from; empty if it is absent
 * @param from the exact place: an AWS call, a parameter's name, a field
 * @param absence why it is absent; empty if it is found
 */
public record ValueRow(String name, String value, String origin, String from, Absence absence) {

    /**
     * Why a value is absent.
     *
     * @param reason a sentence; empty if the value is there
     * @param remedy a sentence
     * @param failed whether it could not be found out, so that it may well exist
     */
    public record Absence(String reason, String remedy, boolean failed) {
        static final Absence NONE = new Absence("", "", false);
    }

    public boolean found() {
        return absence.equals(Absence.NONE);
    }

    /** The settings in the order of their keys, without the one called {@code name}, which is the heading. */
    static List<ValueRow> of(Schema schema, Settings settings) {
        return schema.keys().stream()
                .filter(key -> !key.name().equals("name"))
                .flatMap(key -> settings
                        .find(key)
                        .map(setting -> found(
                                key.name(),
                                FieldText.shown(key, settings.plain(key).orElse("")),
                                setting.origin()))
                        .stream())
                .toList();
    }

    /** The facts under their topics, in the order of the lines. */
    static Map<String, List<ValueRow>> byTopic(List<FactLine> lines) {
        Map<String, List<ValueRow>> topics = new LinkedHashMap<>();
        lines.stream()
                .map(FactLine::topic)
                .distinct()
                .forEach(topic -> topics.put(
                        topic,
                        lines.stream()
                                .filter(line -> line.topic().equals(topic))
                                .map(ValueRow::of)
                                .toList()));
        return topics;
    }

    private static ValueRow of(FactLine line) {
        return line.fact() instanceof Fact.Found<String> found
                ? found(line.name(), found.value(), found.origin())
                : absent(line.name(), line.fact().absence().orElseThrow());
    }

    private static ValueRow found(String name, String value, Origin origin) {
        String from = origin.equals(Origin.BUILT_IN) ? "" : origin.detail();
        return new ValueRow(name, value, origin.kind().toString(), from, Absence.NONE);
    }

    private static ValueRow absent(String name, Fact.Absent<?> absent) {
        return new ValueRow(
                name,
                "",
                "",
                "",
                new Absence(Sentence.of(absent.reason()), Sentence.of(absent.remedy()), absent.isUnanswered()));
    }
}
