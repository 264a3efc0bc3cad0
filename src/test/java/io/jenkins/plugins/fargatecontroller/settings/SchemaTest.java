// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every key of a mapping is read for itself. */
class SchemaTest {

    private static final Key<Integer> CPU = new Key<>("cpu", ValueType.number(1, 9), "Units.", "1");
    private static final Key<String> IMAGE = new Key<>("image", ValueType.text(text -> text), "Image.", "alpine");
    private static final Key<String> SIZE =
            new Key<>("size", ValueType.oneOf("small", "large"), "Size.", "small").usually("small");
    private static final Key<String> THROWING = new Key<>("throwing", ValueType.text(SchemaTest::overflow), "T.", "t");
    private static final Schema SCHEMA = new Schema(List.of(CPU, IMAGE, SIZE, THROWING));

    private static final Subject.Entry ENTRY = new Subject.Group("templates").entry("a");
    private static final SettingSource YAML = SettingSource.override(Notation.YAML);

    @Test
    void aValueKnowsItsOrigin() throws DocumentException {
        Parsed<Settings> read = read("cpu: 2\nimage: x\n", YAML);
        assertThat(read.problems()).isEmpty();
        assertThat(read.value().find(CPU)).contains(new Setting<>(2, Origin.override("f.yaml:1")));
        assertThat(read.value().find(IMAGE)).contains(new Setting<>("x", Origin.override("f.yaml:2")));
        assertThat(read("cpu: 2", SettingSource.PARAMETER_STORE).value().find(CPU))
                .contains(new Setting<>(2, Origin.parameterStore("f.yaml:1")));
    }

    @Test
    void whatIsNullIsNotSaid() throws DocumentException {
        assertThat(read("cpu: ~\nsize:\n", YAML)).isEqualTo(new Parsed<>(Settings.NONE, List.of()));
    }

    @Test
    void aWrongValueIsAProblemAndTheOthersStand() throws DocumentException {
        Parsed<Settings> read = read("cpu: many\nimage: x\n", YAML);
        assertThat(read.value()).isEqualTo(Settings.NONE.with(IMAGE, new Setting<>("x", Origin.override("f.yaml:2"))));
        assertThat(read.failed()).isTrue();
        assertThat(read.problems())
                .singleElement()
                .hasToString(
                        "ERROR templates.a.cpu (f.yaml:1): 'many' is not a whole number; expected a whole number from"
                                + " 1 to 9. Write it like 'cpu: 1', or remove it.");
    }

    @Test
    void theRemedyIsInTheWordsOfThePlace() throws DocumentException {
        assertThat(read("cpu: 0", SettingSource.PARAMETER_STORE).problems())
                .extracting(Problem::remedy)
                .containsExactly("Write it like '\"cpu\": 1' in the parameter, or remove it");
        assertThat(read("cpu: 0", SettingSource.override(Notation.FORM)).problems())
                .extracting(Problem::remedy)
                .containsExactly("Enter a value such as 1");
    }

    @Test
    void anUnknownKeyIsAProblemEvenWithoutAValue() throws DocumentException {
        assertThat(read("imgae: x\nqqqqqq:\n", YAML).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ERROR templates.a.imgae (f.yaml:1): 'imgae' is not known here. Did you mean 'image'?"
                                + " Otherwise remove it.",
                        "ERROR templates.a.qqqqqq (f.yaml:2): 'qqqqqq' is not known here. Use one of cpu, image, size,"
                                + " throwing.");
    }

    /** They read the same, and are not. */
    @Test
    void aWrongKeyAndAnUnknownNameAreDifferentSubjects() throws DocumentException {
        assertThat(read("cpu: x\ncpus: 1\n", YAML).problems())
                .extracting(problem -> problem.place().subject())
                .containsExactly(ENTRY.field(CPU), ENTRY.named("cpus"));
    }

    @Test
    void aKeyThatIsReadElsewhereIsSuggestedAndNotRead() {
        ConfigNode.Mapping mapping = mapping(Map.of("cloud", new ConfigNode.Scalar("x", "f:1")));
        Parsed<Settings> read = SCHEMA.readBeside(List.of("clouds"), mapping, Location.of(ENTRY), YAML);
        assertThat(read.value()).isEqualTo(Settings.NONE);
        assertThat(read.problems())
                .extracting(Problem::remedy)
                .containsExactly("Did you mean 'clouds'? Otherwise remove it");
    }

    @Test
    void theValueOfAVariableIsNotQuoted() {
        String where = Origin.ofVariable("f:1", List.of("SECRET"));
        Parsed<Settings> read = read(Map.of("cpu", new ConfigNode.Scalar("hunter2", where)));
        assertThat(read.problems())
                .singleElement()
                .hasToString(
                        "ERROR templates.a.cpu (f:1, variable SECRET): the value of the variable is not valid here."
                                + " Write it like 'cpu: 1', or remove it.");
    }

    @Test
    void whatCouldNotBeReadAsADocumentSaysWhy() {
        Parsed<Settings> read = read(Map.of("image", new ConfigNode.Malformed("is not valid YAML", "f:1")));
        assertThat(read.value()).isEqualTo(Settings.NONE);
        assertThat(read.problems()).extracting(Problem::message).containsExactly("is not valid YAML");
    }

    @Test
    void aTypeThatFailsIsAProblemOfItsKeyAlone() throws DocumentException {
        Parsed<Settings> read = read("throwing: x\ncpu: 1\n", YAML);
        assertThat(read.value().value(CPU)).contains(1);
        assertThat(read.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("cannot be read: "))
                .satisfies(problem -> assertThat(problem.place().subject()).isEqualTo(ENTRY.field(THROWING)));
    }

    @Test
    void whatTheKeysSayIsTheLowestLayer() {
        assertThat(SCHEMA.usual()).isEqualTo(Settings.NONE.with(SIZE, Setting.builtIn("small")));
    }

    @Test
    void aSchemaWithoutSomeKeysDoesNotKnowThem() {
        Schema less = SCHEMA.without(CPU, SIZE);
        assertThat(less.keys()).containsExactly(IMAGE, THROWING);
        assertThat(less.find("cpu")).isEmpty();
        assertThat(SCHEMA.find("cpu")).contains(CPU);
        assertThat(SCHEMA.find("CPU")).isEmpty();
        assertThat(less.type("image")).contains(IMAGE.type());
        assertThat(less.type("cpu")).isEmpty();
    }

    @Test
    void settingsAreSortedAsTheKeysAre() {
        Settings written = Settings.NONE
                .with(SIZE, Setting.builtIn("large"))
                .with(IMAGE, Setting.builtIn("x"))
                .with(CPU, Setting.builtIn(1));
        assertThat(SCHEMA.without(IMAGE).sorted(written).all().keySet()).containsExactly(CPU, SIZE);
    }

    private static String overflow(String text) {
        throw new StackOverflowError(text);
    }

    private static Parsed<Settings> read(String yaml, SettingSource source) throws DocumentException {
        return SCHEMA.read((ConfigNode.Mapping) YamlDocument.read(yaml, "f.yaml"), Location.of(ENTRY), source);
    }

    private static Parsed<Settings> read(Map<String, ConfigNode> entries) {
        return SCHEMA.read(mapping(entries), Location.of(ENTRY), YAML);
    }

    private static ConfigNode.Mapping mapping(Map<String, ConfigNode> entries) {
        return new ConfigNode.Mapping(entries, "f:1");
    }
}
