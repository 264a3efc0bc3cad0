// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.form.FormField.Part;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormFieldTest {

    @ParameterizedTest
    @EnumSource
    void eachPartHasItsKeys(Part part) {
        assertThat(part.schema())
                .isSameAs(
                        switch (part) {
                            case CONTROLLER -> ControllerKeys.SCHEMA;
                            case CLOUD -> CloudKeys.SCHEMA;
                            case TEMPLATE -> TemplateKeys.SCHEMA;
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "CONTROLLER, executors, executors, check/controller/executors",
        "CLOUD, cluster, cloud-cluster, check/cloud/cluster",
        "TEMPLATE, taskRole, template-taskRole, check/template/taskRole",
    })
    void aFieldNamesItsHelpAndItsCheck(Part part, String key, String help, String check) {
        assertThat(field(part, key).help()).isEqualTo(help);
        assertThat(field(part, key).check()).isEqualTo(check);
    }

    @ParameterizedTest
    @CsvSource({
        "CONTROLLER, executors, true, false, false",
        "TEMPLATE, image, true, false, false",
        "TEMPLATE, environment, false, true, false",
        "TEMPLATE, enabled, false, false, true",
        "TEMPLATE, memory, false, false, false",
    })
    void aFieldHasOneLook(Part part, String key, boolean text, boolean lines, boolean choice) {
        FormField field = field(part, key);
        assertThat(field.isText()).isEqualTo(text);
        assertThat(field.isLines()).isEqualTo(lines);
        assertThat(field.isChoice()).isEqualTo(choice);
        assertThat(field.choices().isEmpty()).isEqualTo(!choice);
    }

    @ParameterizedTest
    @CsvSource({"'', true", "7, true", "101, true", "-1, true", "many, false", "007, false", "1.5, false", "' 7', false"
    })
    void aFieldIsForANumberUnlessItHasATextThatIsNone(String text, boolean number) {
        assertThat(field(Part.CONTROLLER, "executors").isNumber(Map.of("executors", text)))
                .isEqualTo(number);
    }

    @Test
    void onlyAFieldToTypeANumberIntoHasBounds() {
        FormField executors = field(Part.CONTROLLER, "executors");
        assertThat(executors.bounds()).isEqualTo(new ValueType.Bounds(0, 100));
        assertThat(executors.isNumber(null)).isTrue();
        assertThat(executors.isNumber(Map.of())).isTrue();
        assertThat(field(Part.TEMPLATE, "cpu").bounds()).as("a choice").isNull();
        assertThat(field(Part.TEMPLATE, "cpu").isNumber(null)).isFalse();
        assertThat(field(Part.TEMPLATE, "image").bounds()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cpu         | 1024                   | CPU: 1 vCPU
        cpu         | 300                    | CPU: 300
        memory      | 2048                   | Memory: 2 GiB
        memory      | much                   | Memory: much
        memory      | 9999999                | Memory: 9999999
        enabled     | false                  | Enabled: No
        image       | me:hunter2@registry/x  | Container image: …@registry/x
        environment | A=hunter2              | Environment variables
        """)
    void whatATextSaysIsShort(String key, String text, String said) {
        assertThat(field(Part.TEMPLATE, key).said(text)).isEqualTo(said);
    }

    @Test
    void anEmptyFieldShowsWhatHolds() {
        FormField field = field(Part.TEMPLATE, "cpu");
        assertThat(field.placeholder(Map.of("cpu", "0.5 vCPU (default)"))).isEqualTo("0.5 vCPU (default)");
        assertThat(field.placeholder(Map.of())).isEqualTo("Not set here");
        assertThat(field(Part.TEMPLATE, "image").placeholder(Map.of())).isEmpty();
        assertThat(field(Part.TEMPLATE, "cloud").placeholder(Map.of())).isEqualTo("Both clouds");
    }

    private static FormField field(Part part, String key) {
        return FormFields.find(part, key).orElseThrow();
    }
}
