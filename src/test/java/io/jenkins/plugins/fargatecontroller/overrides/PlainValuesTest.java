// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form in which overrides are stored. */
class PlainValuesTest {

    @Test
    void plainValuesAreOfClassesThatAnyStoreTakes() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("executors", 0);
        values.put("rootUrl", null);
        values.put("clouds", List.of());
        values.put("templates", List.of(Map.of("environment", Map.of("A", "b"), "enabled", true)));
        Map<String, Object> plain = PlainValues.overrides(values);
        assertThat(plain).containsOnlyKeys("executors", "templates").isExactlyInstanceOf(LinkedHashMap.class);
        assertThat(plain.get("executors")).isEqualTo("0");
        assertThat(plain.get("templates"))
                .isExactlyInstanceOf(ArrayList.class)
                .isEqualTo(List.of(Map.of("environment", Map.of("A", "b"), "enabled", "true")));
    }

    @Test
    void emptyValuesThatSaySomethingAreStored() throws DocumentException {
        String yaml = """
            notificationResults: []
            clouds: [{name: fargate-cloud, allowedOverrides: []}]
            templates: [{name: a, environment: {EMPTY: ""}}, {name: b, environment: {}}]
            """;
        ConfigNode written = YamlDocument.read(yaml, "");
        Map<String, Object> stored = PlainValues.overrides((Map<?, ?>) PlainValues.of(written));
        assertThat(OverridesDocument.of(written).errors()).isEmpty();
        assertThat(stored)
                .isEqualTo(Map.of(
                        "notificationResults", List.of(),
                        "clouds", List.of(Map.of("name", "fargate-cloud", "allowedOverrides", List.of())),
                        "templates",
                                List.of(
                                        Map.of("name", "a", "environment", Map.of("EMPTY", "")),
                                        Map.of("name", "b", "environment", Map.of()))));
    }

    @Test
    void aDocumentIsTheSameAsItsPlainValues() throws DocumentException {
        String yaml = "{executors: 0, templates: [{name: a, subnets: [x, y]}], nothing: }";
        Object plain = PlainValues.of(YamlDocument.read(yaml, "f.yaml"));
        assertThat(plain)
                .isEqualTo(Map.of(
                        "executors", "0",
                        "templates", List.of(Map.of("name", "a", "subnets", List.of("x", "y"))),
                        "nothing", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clouds", "templates"})
    void onlyAListOfEntriesSaysNothingWhenItIsEmpty(String entries) {
        assertThat(PlainValues.overrides(Map.of(entries, List.of()))).isEmpty();
        assertThat(PlainValues.overrides(Map.of(entries, Map.of()))).isEqualTo(Map.of(entries, Map.of()));
        assertThat(PlainValues.overrides(Map.of(entries, ""))).isEqualTo(Map.of(entries, ""));
    }

    @Test
    void anItemThatIsNullKeepsItsPlace() {
        assertThat(PlainValues.overrides(Map.of("subnets", Arrays.asList("a", null, 1))))
                .isEqualTo(Map.of("subnets", List.of("a", "", "1")));
    }

    @Test
    void nullInAnEntryIsNotSaid() {
        Map<Object, Object> entry = new LinkedHashMap<>();
        entry.put("name", "a");
        entry.put("cpu", null);
        entry.put(1, true);
        assertThat(PlainValues.overrides(Map.of("templates", List.of(entry))))
                .isEqualTo(Map.of("templates", List.of(Map.of("name", "a", "1", "true"))));
    }

    @Test
    void whatIsNoMappingIsItsTextOrNothing() {
        assertThat(PlainValues.of(new ConfigNode.Scalar(" x ", "f:1"))).isEqualTo(" x ");
        assertThat(PlainValues.of(new ConfigNode.Empty("f:1"))).isEqualTo("");
        assertThat(PlainValues.of(new ConfigNode.Malformed("is wrong", "f:1"))).isEqualTo("");
    }
}
