// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudReaderTest {

    @Test
    void eachCloudHasItsSettings() throws DocumentException {
        CloudReader reader = read("- {name: ' fargate-cloud-spot ', maxAgents: 3}\n- {name: fargate-cloud}");
        assertThat(reader.problems()).isEmpty();
        assertThat(reader.broken()).isEmpty();
        assertThat(reader.clouds()).containsOnlyKeys(CloudNames.SPOT, CloudNames.ON_DEMAND);
        assertThat(reader.clouds().getOrDefault(CloudNames.SPOT, Settings.NONE).find(CloudKeys.MAX_AGENTS))
                .contains(new Setting<>(3, Origin.override("o.yaml:1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "[]"})
    void thereMayBeNone(String yaml) throws DocumentException {
        CloudReader reader = read(yaml);
        assertThat(reader.clouds()).isEmpty();
        assertThat(reader.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        fargate-cloud                  | ERROR clouds (o.yaml:1): must be a list. Begin each cloud with '- name: fargate-cloud'.
        "{name: fargate-cloud}"        | ERROR clouds (o.yaml:1): must be a list. Begin each cloud with '- name: fargate-cloud'.
        "[fargate-cloud]"              | ERROR clouds (o.yaml:1): must be keys and values. Begin the cloud with '- name: fargate-cloud'.
        "[~]"                          | ERROR clouds (o.yaml:1): must be keys and values. Begin the cloud with '- name: fargate-cloud'.
        "[{maxAgents: 3}]"             | ERROR clouds (o.yaml:1): a cloud has no name. Begin it with '- name: fargate-cloud'.
        "[{name: ~}]"                  | ERROR clouds (o.yaml:1): a cloud has no name. Begin it with '- name: fargate-cloud'.
        "[{name: ' '}]"                | ERROR clouds (o.yaml:1): a cloud has no name. Begin it with '- name: fargate-cloud'.
        "[{name: [fargate-cloud]}]"    | ERROR clouds (o.yaml:1): a cloud has no name. Begin it with '- name: fargate-cloud'.
        "[{name: fargate-clod}]"       | ERROR clouds (o.yaml:1): 'fargate-clod' is not known here. Did you mean 'fargate-cloud'? Otherwise remove it.
        "[{name: Fargate-Cloud}]"      | ERROR clouds (o.yaml:1): 'Fargate-Cloud' is not known here. Did you mean 'fargate-cloud'? Otherwise remove it.
        "[{name: other}]"              | ERROR clouds (o.yaml:1): 'other' is not known here. Use one of fargate-cloud, fargate-cloud-spot.
        """)
    void whatIsNoCloudOfOursIsRefused(String yaml, String problem) throws DocumentException {
        CloudReader reader = read(yaml);
        assertThat(reader.clouds()).isEmpty();
        assertThat(reader.broken()).isEmpty();
        assertThat(reader.problems()).extracting(Problem::toString).containsExactly(problem);
    }

    @Test
    void ofTwoTheFirstIsUsed() throws DocumentException {
        CloudReader reader = read("- {name: fargate-cloud, maxAgents: 1}\n- {name: fargate-cloud, maxAgents: 2}");
        assertThat(reader.clouds()
                        .getOrDefault(CloudNames.ON_DEMAND, Settings.NONE)
                        .value(CloudKeys.MAX_AGENTS))
                .contains(1);
        assertThat(reader.broken()).isEmpty();
        assertThat(reader.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ERROR clouds.fargate-cloud (o.yaml:2): this cloud appears twice. Write both in one; the"
                                + " first is used.");
    }

    @Test
    void aCloudWithAWrongValueIsBrokenAndKeepsTheOthers() throws DocumentException {
        CloudReader reader = read("[{name: fargate-cloud, maxAgents: many, retentionMinutes: 5}]");
        assertThat(reader.broken()).containsExactly(CloudNames.ON_DEMAND);
        assertThat(reader.clouds()
                        .getOrDefault(CloudNames.ON_DEMAND, Settings.NONE)
                        .value(CloudKeys.RETENTION_MINUTES))
                .contains(5);
        assertThat(reader.problems())
                .extracting(problem -> problem.place().toString())
                .containsExactly("clouds.fargate-cloud.maxAgents (o.yaml:1)");
    }

    private static CloudReader read(String yaml) throws DocumentException {
        CloudReader reader = new CloudReader(Notation.YAML);
        reader.read(YamlDocument.read(yaml, "o.yaml"));
        return reader;
    }
}
