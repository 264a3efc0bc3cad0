// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigNodeTest {

    @Test
    void whatDoesNotKnowItsPlaceStandsWhereItsFirstValueStands() {
        List<ConfigNode> inside = List.of(
                new ConfigNode.Empty(""),
                new ConfigNode.Scalar("x", "a.yaml:4"),
                new ConfigNode.Scalar("y", "a.yaml:5"));
        assertThat(ConfigNode.place("", inside)).isEqualTo("a.yaml:4");
        assertThat(ConfigNode.place("a.yaml:3", inside)).isEqualTo("a.yaml:3");
        assertThat(ConfigNode.place("", List.of())).isEmpty();
    }

    @Test
    void aTreeOfPlainValuesLeavesOutWhatIsNull() {
        Map<String, Object> values = new java.util.HashMap<>();
        values.put("a", 1);
        values.put("b", null);
        values.put("c", List.of(true, Map.of("d", "x")));
        assertThat(ConfigNode.of(values, "page"))
                .isEqualTo(new ConfigNode.Mapping(
                        Map.of(
                                "a",
                                new ConfigNode.Scalar("1", "page"),
                                "c",
                                new ConfigNode.Sequence(
                                        List.of(
                                                new ConfigNode.Scalar("true", "page"),
                                                new ConfigNode.Mapping(
                                                        Map.of("d", new ConfigNode.Scalar("x", "page")), "page")),
                                        "page")),
                        "page"));
        assertThat(ConfigNode.of(null, "page")).isEqualTo(new ConfigNode.Empty("page"));
    }
}
