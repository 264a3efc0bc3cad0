// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.form.FormField.Part;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be said in a file can be said in the form. */
class FormFieldsTest {

    @ParameterizedTest
    @EnumSource
    void everyKeyHasOneField(Part part) {
        List<Key<?>> keys = part.schema().keys().stream()
                .filter(key -> !key.equals(CloudKeys.NAME)) // the clouds are given
                .toList();
        assertThat(FormFields.all().stream().filter(field -> field.part() == part))
                .extracting(FormField::key)
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @ParameterizedTest
    @EnumSource
    void noTwoFieldsOfAPartHaveTheSameLabel(Part part) {
        assertThat(FormFields.all().stream().filter(field -> field.part() == part))
                .extracting(FormField::label)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyChoiceIsAValueOfItsKey() {
        assertThat(FormFields.all())
                .allSatisfy(field -> assertThat(field.choices())
                        .allSatisfy(choice -> field.key().check(choice.value())));
    }

    @Test
    void aKeyForANumberHasAFieldForOneUnlessThereIsAChoice() {
        assertThat(FormFields.all().stream().filter(field -> field.isNumber(null)))
                .extracting(FormField::check)
                .containsExactly(
                        "check/template/maxAgents",
                        "check/template/ephemeralStorage",
                        "check/template/startMinutes",
                        "check/cloud/retentionMinutes",
                        "check/cloud/maxAgents",
                        "check/controller/agentPort",
                        "check/controller/executors",
                        "check/controller/reconcileMinutes");
        FormField executors = FormFields.find(Part.CONTROLLER, "executors").orElseThrow();
        assertThat(executors.bounds()).isEqualTo(new ValueType.Bounds(0, 100));
        assertThat(executors.isNumber(Map.of("executors", "101"))).isTrue();
    }
}
