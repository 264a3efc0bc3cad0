// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Sidecar;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import io.jenkins.plugins.fargatecontroller.settings.YamlWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SidecarKeysTest {

    private static final ValueType<List<Sidecar>> TYPE = SidecarKeys.TYPE;

    @Test
    void aSidecarHasItsPartsAndNoneThatNobodySays() throws DocumentException {
        assertThat(read("[{name: db, image: 'postgres:17', ports: [5432, 80, 80], environment: {A: b}}]"))
                .containsExactly(new Sidecar("db", "postgres:17", Map.of("A", "b"), List.of(5432, 80), List.of()));
        assertThat(read("[{name: db, image: x}]"))
                .containsExactly(new Sidecar("db", "x", Map.of(), List.of(), List.of()));
        assertThat(read("[]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        pg_isready -q             | [CMD-SHELL, pg_isready -q]
        "[pg_isready, -q]"        | "[CMD, pg_isready, -q]"
        "[CMD, pg_isready, -q]"   | "[CMD, pg_isready, -q]"
        "[CMD-SHELL, pg_isready]" | "[CMD-SHELL, pg_isready]"
        """)
    void aHealthCheckIsATextForTheShellOrTheWordsOfACommand(String health, String words) throws DocumentException {
        assertThat(read("[{name: db, image: x, health: %s}]".formatted(health)))
                .singleElement()
                .satisfies(sidecar -> assertThat(sidecar.health()).hasToString(words));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "[{name: db, image: 'postgres:17', ports: [5432], health: pg_isready -q, environment: {A: b}}]" | "[{name=db, image=postgres:17, environment={A=b}, ports=[5432], health=pg_isready -q}]"
        "[{name: db, image: x, health: [pg_isready, -q]}]" | "[{name=db, image=x, health=[CMD, pg_isready, -q]}]"
        "[{name: db, image: x, health: [CMD-SHELL, pg_isready]}]" | "[{name=db, image=x, health=pg_isready}]"
        "[{name: db, image: x, environment: {B: c, A: b}}]" | "[{name=db, image=x, environment={A=b, B=c}}]"
        "[{name: db, image: x}]" | "[{name=db, image=x}]"
        "'[]'" | "[]"
        """)
    void isWrittenAsSomebodyWouldAndReadAsTheSame(String yaml, String plain) throws DocumentException {
        assertThat(plain(yaml)).hasToString(plain);
        assertThat(plain(YamlWriter.text(plain(yaml)))).hasToString(plain);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "[{name: agent, image: x}]" | is not a valid sidecar name
        "[{name: db}]" | entry 1 has no 'image'
        "[{name: db, image: x, ports: [0]}]" | "entry 1.ports: '0' is out of range"
        "[{name: db, image: x, helth: x}]" | "entry 1.helth: 'helth' is not known here"
        "null" | has no value
        "{name: db, image: x}" | must be a list
        "[db]" | entry 1 must be keys and values
        "[{name: db, image: x, health: []}]" | "entry 1.health: has no command; expected one such as pg_isready"
        "[{name: db, image: x, health: [CMD]}]" | "entry 1.health: has no command"
        "[{name: db, image: x, health: {a: b}}]" | "entry 1.health: must be a single value"
        "[{name: db, image: X/Y}]" | "entry 1.image: 'X/Y' is not valid"
        "[{name: db, image: x, ports: [65536]}]" | "entry 1.ports: '65536' is out of range"
        "[{name: db, image: x, environment: [A]}]" | "entry 1.environment: must be a mapping"
        "[{name: 'd b', image: x}]" | is not a valid sidecar name
        "[{name: db, image: x, health: [CMD-SHELL]}]" | "entry 1.health: has no command"
        "[{name: db, image: x, health: ''}]" | "entry 1.health: has no value"
        "[{name: db, image: x, health: [a, [b]]}]" | "entry 1.health: must be a single value, not a list"
        "[{name: db, image: x, health: \"\"a\\eb\"\"}]" | "entry 1.health: 'a b' has an invisible character"
        "[{name: db, image: x, ports: [http]}]" | "entry 1.ports: 'http' is not a whole number"
        "[{name: db, image: x, environment: {A-B: c}}]" | "entry 1.environment: 'A-B' is not valid"
        "[{image: x}]" | entry 1 has no 'name'
        "[{name: ~, image: x}]" | entry 1 has no 'name'
        "[{name: db, image: x}, {name: '', image: x}]" | "entry 2.name: has no value"
        """)
    void refusesPartsThatAreWrong(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A_b-1", "0", "_"})
    void aContainersNameIsAsEcsTakesIt(String name) {
        assertThat(SidecarKeys.container().read(scalar(name))).isEqualTo(name);
        assertThat(SidecarKeys.container().read(scalar(name.repeat(255).substring(0, 255))))
                .hasSize(255);
        assertThatThrownBy(() -> SidecarKeys.container().read(scalar(name.repeat(256))))
                .hasMessageContaining("expected up to 255 letters, digits, hyphens and underscores");
    }

    private static List<Sidecar> read(String yaml) throws DocumentException {
        return TYPE.read(YamlDocument.read(yaml, "o.yaml"));
    }

    private static ConfigNode scalar(String text) {
        return new ConfigNode.Scalar(text, "o.yaml:1");
    }

    private static Object plain(String yaml) throws DocumentException {
        return TYPE.plain(TYPE.read(YamlDocument.read(yaml, "o.yaml")));
    }
}
