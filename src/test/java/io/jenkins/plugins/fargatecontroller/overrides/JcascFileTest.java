// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JcascFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"unclassified", "jenkins", "security", "credentials", "tool", "jobs"})
    void itIsKnownByItsRoots(String root) throws DocumentException {
        assertThat(file(root + ": x").isJcasc()).isTrue();
        assertThat(file(root + ":").isJcasc()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "[jenkins]", "executors: 2", "Jenkins: x", "{templates: [{jenkins: x}]}"})
    void anythingElseIsNone(String yaml) throws DocumentException {
        assertThat(file(yaml).isJcasc()).isFalse();
    }

    @Test
    void ourPartIsTakenOut() throws DocumentException {
        assertThat(file("unclassified: {fargateController: {executors: 2}}").ours())
                .contains(YamlDocument.read("{executors: 2}", "jenkins.yaml"));
        assertThat(file("unclassified: {fargateController: }").ours()).containsInstanceOf(ConfigNode.Empty.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fargateController: {executors: 2}",
                "unclassified: fargateController",
                "unclassified: [fargateController]",
                "unclassified: {location: {url: x}}",
                "jenkins: {fargateController: {executors: 2}}",
            })
    void elsewhereItIsNotLookedFor(String yaml) throws DocumentException {
        assertThat(file(yaml).ours()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        jenkins:                              | Write the overrides there, or use a file that holds nothing else
        unclassified: x                       | Write the overrides there, or use a file that holds nothing else
        "unclassified: {location: x}"         | Write the overrides there, or use a file that holds nothing else
        "unclassified: {fargatecontroller: }" | Write 'fargateController' instead of 'fargatecontroller'
        "unclassified: {a: x, fargateControler: x}" | Write 'fargateController' instead of 'fargateControler'
        """)
    void aPartThatIsMissingIsAWarningWithTheNearestName(String yaml, String remedy) throws DocumentException {
        assertThat(file(yaml).problem())
                .hasToString("WARNING overrides (jenkins.yaml:1): this is a JCasC file, but it has nothing under"
                        + " 'unclassified: fargateController:', so nothing is overridden. " + remedy + ".");
    }

    private static JcascFile file(String yaml) throws DocumentException {
        return new JcascFile(YamlDocument.read(yaml, "jenkins.yaml"));
    }
}
