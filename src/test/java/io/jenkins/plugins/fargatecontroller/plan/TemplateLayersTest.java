// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateReader;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateLayersTest {

    private static final TemplateId ON_DEMAND = new TemplateId(CloudNames.ON_DEMAND, "x");
    private static final TemplateId SPOT = new TemplateId(CloudNames.SPOT, "x");

    @ParameterizedTest(name = "{0} below {1}")
    @CsvSource(delimiter = '|', textBlock = """
        ''                          | {name: x}                                             | fargate-cloud/x fargate-cloud-spot/x
        ''                          | {name: x, cloud: fargate-cloud-spot}                  | fargate-cloud-spot/x
        {"cloud": "fargate-cloud"}  | {name: x, cpu: 512}                                   | fargate-cloud/x
        {"cloud": "fargate-cloud"}  | {name: x, cloud: fargate-cloud-spot}                  | fargate-cloud-spot/x fargate-cloud/x
        {"cloud": "fargate-cloud"}  | {name: x, cpu: 512}, {name: x, cloud: fargate-cloud-spot} | fargate-cloud-spot/x fargate-cloud/x
        {"cloud": "fargate-cloud"}  | {name: y}                                             | fargate-cloud-spot/y fargate-cloud/x fargate-cloud/y
        """)
    void aTemplateIsInTheCloudsThatALayerNames(String stored, String overrides, String ids) {
        TemplateLayers layers = layers(stored, overrides);
        assertThat(layers.merged().keySet().stream().map(TemplateId::toString).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(ids.split(" "));
    }

    @Test
    void aLayerGoesKeyByKeyOverThoseBelow() {
        TemplateLayers layers = layers("{\"cpu\": 256, \"memory\": 512}", "{name: x, memory: 1024}");
        assertThat(layers.merged().getOrDefault(SPOT, Settings.NONE).value(TemplateKeys.CPU))
                .contains(256);
        assertThat(layers.merged().getOrDefault(SPOT, Settings.NONE).value(TemplateKeys.MEMORY))
                .contains(1024);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {name: x, cpu: 256}, {name: x, cpu: 512, cloud: fargate-cloud}
        {name: x, cpu: 512, cloud: fargate-cloud}, {name: x, cpu: 256}
        """)
    void whatIsSaidForOneCloudGoesOverWhatIsSaidForBoth(String overrides) {
        TemplateLayers layers = layers("", overrides);
        assertThat(layers.merged().getOrDefault(ON_DEMAND, Settings.NONE).value(TemplateKeys.CPU))
                .contains(512);
        assertThat(layers.merged().getOrDefault(SPOT, Settings.NONE).value(TemplateKeys.CPU))
                .contains(256);
    }

    @Test
    void whatIsSaidForBothGoesIntoACloudThatTheSameLayerNames() {
        TemplateLayers layers =
                layers("{\"cloud\": \"fargate-cloud\"}", "{name: x, cpu: 512}, {name: x, cloud: fargate-cloud-spot}");
        assertThat(layers.merged().getOrDefault(SPOT, Settings.NONE).value(TemplateKeys.CPU))
                .contains(512);
    }

    @Test
    void onlyOfTwoCloudsTheSpotOneHasLabelsOfItsOwn() {
        TemplateLayers both = layers("", "{name: x, label: a b-spot}");
        assertThat(both.merged().getOrDefault(ON_DEMAND, Settings.NONE).value(TemplateKeys.LABEL))
                .contains("a b-spot");
        assertThat(both.merged().getOrDefault(SPOT, Settings.NONE).value(TemplateKeys.LABEL))
                .contains("a-spot b-spot");
        TemplateLayers one = layers("", "{name: x, label: a, cloud: fargate-cloud-spot}");
        assertThat(one.merged().getOrDefault(SPOT, Settings.NONE).value(TemplateKeys.LABEL))
                .contains("a");
    }

    @Test
    void aTemplateStandsWhereItWasWrittenLast() {
        TemplateLayers layers = layers("{}", "{name: x, cloud: fargate-cloud}");
        assertThat(layers.place(ON_DEMAND)).hasToString("templates.x (o.yaml:1)");
        assertThat(layers.place(SPOT)).hasToString("templates.x (/jenkins/demo/templates/x)");
        assertThat(layers.place(new TemplateId(CloudNames.SPOT, "y")))
                .isEqualTo(Location.of(TemplateKeys.TEMPLATES.entry("y")));
    }

    @ParameterizedTest(name = "{0} below {1}")
    @CsvSource(delimiter = '|', textBlock = """
        hunter2                                   | ''                                             | fargate-cloud/x fargate-cloud-spot/x
        hunter2                                   | {name: x, cpu: 512}                            | fargate-cloud/x fargate-cloud-spot/x
        {"cloud": "fargate-cloud", "cpu": "many"} | ''                                             | fargate-cloud/x
        {}                                        | {name: x, cpu: many}                           | fargate-cloud/x fargate-cloud-spot/x
        hunter2                                   | {name: x, enabled: false}                      | ''
        hunter2                                   | {name: x, enabled: false, cpu: many}           | ''
        hunter2                                   | {name: x, enabled: false, cloud: fargate-cloud} | fargate-cloud-spot/x
        {"enabled": false}                        | {name: x, cpu: many}                           | fargate-cloud/x fargate-cloud-spot/x
        """)
    void whatCouldNotBeReadIsBrokenUnlessSomebodySwitchesItOff(String stored, String overrides, String broken) {
        assertThat(layers(stored, overrides).broken().stream()
                        .map(TemplateId::toString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(broken);
    }

    /** The layers of a parameter store with the template {@code x}, if it says anything, and of overrides. */
    private static TemplateLayers layers(String stored, String overrides) {
        TemplateLayers layers = new TemplateLayers();
        if (!stored.isEmpty()) {
            layers.add(TemplateReader.parameters(List.of(Samples.template("x", stored)))
                    .value());
        }
        layers.add(OverridesReader.read("templates: [" + overrides + "]", "o.yaml")
                .value()
                .templates());
        return layers;
    }
}
