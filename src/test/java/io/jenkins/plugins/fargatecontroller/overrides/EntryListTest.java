// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryListTest {

    private record Disk(String name, int size) {}

    private static final Key<String> NAME = new Key<>("name", ValueType.text(text -> text), "Name.", "root");
    private static final Key<Integer> SIZE = new Key<>("size", ValueType.number(1, 9), "Size.", "8");

    private static final ValueType<List<Disk>> TYPE = new EntryList<>(
                    new Schema(List.of(NAME, SIZE)),
                    List.of(NAME),
                    settings -> new Disk(settings.value(NAME, ""), settings.value(SIZE, 1)))
            .type(disk ->
                    Settings.NONE.with(SIZE, Setting.builtIn(disk.size())).with(NAME, Setting.builtIn(disk.name())));

    @Test
    void entriesKeepTheirOrder() throws DocumentException {
        assertThat(read("[{size: 2, name: b}, {name: a}]")).containsExactly(new Disk("b", 2), new Disk("a", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'[]'", "' [] '"})
    void anEmptyListMeansNone(String yaml) throws DocumentException {
        assertThat(read(yaml)).isEmpty();
    }

    @Test
    void anEntryIsWrittenInTheOrderOfItsKeysAsYaml() {
        assertThat(TYPE.plain(List.of(new Disk("a", 2)))).hasToString("[{name=a, size=2}]");
        assertThat(TYPE.plain(List.of())).isEqualTo(List.of());
        assertThat(TYPE.layout()).isEqualTo(ValueType.Layout.YAML);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        ~                            | has no value
        ' '                          | has no value
        a                            | must be a list; expected entries with name, size
        "{name: a}"                  | must be a list; expected entries with name, size
        "[a]"                        | entry 1 must be keys and values
        "[{name: a}, ~]"             | entry 2 must be keys and values
        "[{name: a}, [name]]"        | entry 2 must be keys and values
        "[{size: 1}]"                | entry 1 has no 'name'; expected one such as root
        "[{name: a}, {name: ~}]"     | entry 2 has no 'name'; expected one such as root
        "[{name: a, size: 10}]"      | "entry 1.size: '10' is out of range; expected a whole number from 1 to 9"
        "[{name: a, sise: 1}]"       | "entry 1.sise: 'sise' is not known here"
        "[{size: 10, nmae: a}]"      | "entry 1.size: '10' is out of range; expected a whole number from 1 to 9"
        """)
    void theFirstThingThatIsWrongIsSaidWithItsEntry(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void nobodyChangesTheListThatWasRead() throws DocumentException {
        List<Disk> disks = read("[{name: a}]");
        assertThatThrownBy(disks::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    private static List<Disk> read(String yaml) throws DocumentException {
        return TYPE.read(YamlDocument.read(yaml, "o.yaml"));
    }
}
