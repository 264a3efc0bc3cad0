// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateEntry;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateReader;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates are completed, and left out where they cannot work. */
class TemplatePlannerTest {

    private static final CapacityCheck ANY = new CapacityCheck(Optional.empty());

    @Test
    void withoutAnyTemplateThereIsTheBuiltInOneWithWhatWasDiscovered() {
        TemplatePlanner planner = planner(Samples.complete(), "");
        Template template = only(planner.plan(CloudNames.ON_DEMAND, ANY));
        assertThat(template.id()).isEqualTo(new TemplateId(CloudNames.ON_DEMAND, "build-example"));
        assertThat(template.settings().find(TemplateKeys.SUBNETS))
                .contains(new Setting<>(
                        List.of("subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60002"),
                        Origin.discovered("a sample")));
        assertThat(template.settings().find(TemplateKeys.CPU)).contains(Setting.builtIn(512));
        assertThat(template.tags())
                .isEqualTo(
                        Map.of(Tags.CONTROLLER, "demo", Tags.CLOUD, "fargate-cloud", Tags.TEMPLATE, "build-example"));
        assertThat(template.settings().find(TemplateKeys.NAME)).isEmpty();
        assertThat(planner.problems()).isEmpty();
        assertThat(planner.withheld()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                            | fargate-cloud      | build-example
        ''                                            | fargate-cloud-spot | build-example-spot
        {name: x}                                     | fargate-cloud-spot | x-spot
        {name: x, cloud: fargate-cloud-spot}          | fargate-cloud-spot | x
        {name: x, label: a b-spot}                    | fargate-cloud-spot | a-spot b-spot
        {name: x, label: a, cloud: fargate-cloud}     | fargate-cloud      | a
        """)
    void theUsualLabelIsTheNameAndTellsSpotApart(String override, String cloud, String label) {
        assertThat(planner(Samples.complete(), override).plan(cloud, ANY))
                .extracting(template -> template.settings().get(TemplateKeys.LABEL))
                .contains(label);
    }

    @Test
    void theStoreGoesOverTheBuiltInOneAndTheOverrideOverBoth() {
        List<TemplateEntry> stored =
                parameters("build-example", "{\"cpu\": 1024, \"memory\": 4096, \"image\": \"alpine\"}");
        TemplatePlanner planner =
                new TemplatePlanner(Samples.complete(), stored, overrides("{name: build-example, memory: 2048}"));
        Template template = only(planner.plan(CloudNames.ON_DEMAND, ANY));
        assertThat(template.size().memory()).isEqualTo(2048);
        assertThat(template.size().cpu()).isEqualTo(1024);
        assertThat(template.settings().find(TemplateKeys.IMAGE).map(Setting::where))
                .contains("/jenkins/demo/templates/build-example");
    }

    @Test
    void aTemplateThatCannotWorkIsLeftOutAndWithheldAndTheOthersStand() {
        TemplatePlanner planner = planner(
                Samples.complete(), "{name: x, cloud: fargate-cloud, cpu: 300}, {name: y, cloud: fargate-cloud}");
        assertThat(planner.plan(CloudNames.ON_DEMAND, ANY))
                .extracting(Template::name)
                .containsExactly("build-example", "y");
        assertThat(planner.withheld()).containsExactly(new TemplateId(CloudNames.ON_DEMAND, "x"));
        assertThat(planner.problems())
                .extracting(problem -> problem.place().toString())
                .containsExactly("templates.x.cpu (o.yaml:1)");
    }

    @Test
    void aWarningLeavesNothingOut() {
        TemplatePlanner planner =
                planner(Samples.complete(), "{name: x, cloud: fargate-cloud, environment: {A_TOKEN: b}}");
        assertThat(planner.plan(CloudNames.ON_DEMAND, ANY)).hasSize(2);
        assertThat(planner.problems()).hasSize(1).noneMatch(Problem::isError);
        assertThat(planner.withheld()).isEmpty();
    }

    @Test
    void whatCouldNotBeReadIsWithheldWithoutASecondProblem() {
        TemplatePlanner planner = planner(Samples.complete(), "{name: x, cloud: fargate-cloud, cpu: many}");
        assertThat(planner.plan(CloudNames.ON_DEMAND, ANY))
                .extracting(Template::name)
                .containsExactly("build-example");
        assertThat(planner.withheld()).containsExactly(new TemplateId(CloudNames.ON_DEMAND, "x"));
        assertThat(planner.problems()).isEmpty();
    }

    @Test
    void whoeverSwitchesOneOffHasItOffAndNotWithheld() {
        TemplatePlanner planner = planner(
                Samples.complete(),
                "{name: x, cloud: fargate-cloud, cpu: 300, enabled: false}, {name: y, enabled: false}");
        assertThat(planner.plan(CloudNames.ON_DEMAND, ANY)).hasSize(1);
        assertThat(planner.withheld()).isEmpty();
        assertThat(planner.problems()).isEmpty();
        assertThat(planner.disabled(CloudNames.ON_DEMAND))
                .isEqualTo(Map.of("x", Origin.override("o.yaml:1"), "y", Origin.override("o.yaml:1")));
        assertThat(planner.disabled(CloudNames.SPOT)).containsOnlyKeys("y");
    }

    @Test
    void manyTemplatesWithoutSubnetsAreOneProblem() {
        Environment environment = Samples.with("network.subnets", Fact.none("the service names none", "name some"));
        TemplatePlanner few = planned(environment, "{name: c}, {name: d}");
        assertThat(few.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ERROR templates.subnets: there are no subnets for build-example, c, d: the service names"
                                + " none. Name some; or set 'subnets' of the templates.");
        assertThat(few.withheld()).hasSize(6);
        assertThat(planned(environment, "{name: c}, {name: d}, {name: e}, {name: f}")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("for build-example, c, d and 2 more: "));
        assertThat(planned(environment, "{name: build-example, subnets: subnet-0a1b2c3d}")
                        .problems())
                .isEmpty();
    }

    /** amazon-ecs dies of it for each build. */
    @Test
    void templatesWithoutSecurityGroupsAreLeftOut() {
        Environment environment = Samples.with("network.securityGroups", Fact.failed("it broke", "mend it"));
        TemplatePlanner planner = planned(environment, "");
        assertThat(planner.withheld())
                .containsExactly(
                        new TemplateId(CloudNames.ON_DEMAND, "build-example"),
                        new TemplateId(CloudNames.SPOT, "build-example"));
        assertThat(planner.problems())
                .extracting(Problem::toString)
                .containsExactly("ERROR templates.securityGroups: there are no security groups for build-example: it"
                        + " broke. Mend it; or set 'securityGroups' of the templates.");
    }

    @Test
    void whateverIsThrownForOneTemplateStaysWithIt() {
        Key<String> version = TemplateKeys.PLATFORM_VERSION;
        Settings wrong = Settings.NONE
                .with(version, new Setting<>("1.x", Origin.override("o.yaml:2")))
                .with(TemplateKeys.CLOUD, Setting.builtIn(CloudNames.ON_DEMAND));
        TemplateEntry broken = new TemplateEntry(
                "x", wrong, new Problem.Location(TemplateKeys.TEMPLATES.entry("x"), "o.yaml:1"), false);
        TemplatePlanner planner = new TemplatePlanner(Samples.complete(), List.of(), List.of(broken));
        assertThat(planner.plan(CloudNames.ON_DEMAND, ANY))
                .extracting(Template::name)
                .containsExactly("build-example");
        assertThat(planner.withheld()).containsExactly(new TemplateId(CloudNames.ON_DEMAND, "x"));
        assertThat(planner.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ERROR templates.x (o.yaml:1): cannot be planned: something unexpected happened. See the"
                                + " log of Jenkins for details.");
    }

    private static TemplatePlanner planned(Environment environment, String overrides) {
        TemplatePlanner planner = planner(environment, overrides);
        CloudNames.ALL.forEach(cloud -> planner.plan(cloud, ANY));
        return planner;
    }

    private static TemplatePlanner planner(Environment environment, String overrides) {
        return new TemplatePlanner(environment, List.of(), overrides(overrides));
    }

    private static List<TemplateEntry> overrides(String templates) {
        return OverridesReader.read("templates: [" + templates + "]", "o.yaml")
                .value()
                .templates();
    }

    private static List<TemplateEntry> parameters(String name, String json) {
        return TemplateReader.parameters(List.of(Samples.template(name, json))).value();
    }

    private static Template only(List<Template> templates) {
        assertThat(templates).hasSize(1);
        return templates.get(0);
    }
}
