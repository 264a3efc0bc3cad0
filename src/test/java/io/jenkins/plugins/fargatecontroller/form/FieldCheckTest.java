// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.PlainValues;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FieldCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/template/taskRole | deploy | 'deploy' is not an IAM role; expected arn:aws:iam::ACCOUNT:role/NAME.",
                "/template/image | My Image | 'My Image' is not valid; expected a container image such as"
                        + " jenkins/inbound-agent:jdk21.",
                "/template/name | a b | 'a b' is not valid; expected up to 100 letters, digits, hyphens and"
                        + " underscores.",
                "/template/environment | MAVEN_OPTS | 'MAVEN_OPTS' is not valid; expected NAME=value.",
                "/template/environment | 1A=b | '1A' is not valid; expected a variable's name such as MAVEN_OPTS.",
                "/cloud/maxAgents | -1 | '-1' is out of range; expected a whole number from 0 to 10000.",
                "controller/rootUrl | jenkins | 'jenkins' is not a URL; expected http(s)://HOST[:PORT]/ without user,"
                        + " query or fragment.",
            })
    void aWrongTextIsExplained(String path, String text, String problem) {
        assertThat(FieldCheck.problem(path, text)).contains(problem);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everyExampleIsRight(String path, String example) {
        assertThat(FieldCheck.problem(path, example)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void emptyMeansThatNothingIsSaid(String path, String example) {
        assertThat(FieldCheck.problem(path, " ")).isEmpty();
    }

    @Test
    void nothingAtAllIsWrittenAsInAFile() {
        assertThat(FieldCheck.problem("/cloud/allowedOverrides", " [] ")).isEmpty();
        assertThat(FieldCheck.problem("/template/environment", " {} ")).isEmpty();
        assertThat(FieldCheck.problem("/template/subnets", "[]")).contains("Has no value.");
    }

    @Test
    void whatIsNoFieldIsRefused() {
        assertThatThrownBy(() -> FieldCheck.problem("/template/password", "x"))
                .hasMessage("'/template/password' is not a field of the form");
        assertThatThrownBy(() -> FieldCheck.problem("", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<String[]> fields() {
        return Stream.of(
                        fields("template", TemplateKeys.SCHEMA),
                        fields("cloud", CloudKeys.SCHEMA),
                        fields("controller", ControllerKeys.SCHEMA))
                .flatMap(fields -> fields);
    }

    private static Stream<String[]> fields(String kind, Schema schema) {
        return schema.keys().stream().map(key -> new String[] {
            "/" + kind + "/" + key.name(),
            key.equals(TemplateKeys.ENVIRONMENT) ? "MAVEN_OPTS=-Xmx1g\n\nEMPTY=" : inAField(key)
        });
    }

    private static String inAField(Key<?> key) {
        try {
            return key.type().layout() == ValueType.Layout.TEXT
                    ? key.example()
                    : FieldText.of(key, PlainValues.of(YamlDocument.read(key.example(), key.name())));
        } catch (DocumentException e) {
            throw new AssertionError(e);
        }
    }
}
