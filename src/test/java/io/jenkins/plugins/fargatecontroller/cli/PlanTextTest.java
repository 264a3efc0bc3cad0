// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    @Test
    void offFargateThereIsOneSentence() {
        assertThat(text(Samples.absent(Fact.Cause.ASLEEP), ""))
                .isEqualTo("Not on Fargate: there is nothing to plan.\n");
    }

    @Test
    void theSummaryCounts() {
        assertThat(text(Samples.complete(), "")).startsWith("Plan: 2 clouds, 2 templates, 0 errors, 0 warnings\n");
        assertThat(text(
                        Samples.complete(),
                        "sampleJobs: false\nclouds: [{name: fargate-cloud-spot, enabled: false}]\n"
                                + "templates: [{name: x, cpu: 300}]"))
                .startsWith("Plan: 1 cloud, 1 template, 1 error, 0 warnings\n");
    }

    @Test
    void everyValueHasItsOrigin() {
        assertThat(text(Samples.complete(), "executors: 3").lines())
                .anyMatch(line -> line.matches("  executors +3 +override: o\\.yaml:1"))
                .anyMatch(line -> line.matches("  rootUrl +https://jenkins\\.example\\.com/ +discovered: a sample"))
                .anyMatch(line -> line.matches("  drift +restore +default"));
    }

    @Test
    void whatAllTemplatesHaveInCommonStandsOnce() {
        Environment store = Samples.withTemplates(
                Samples.template("deploy", "{\"cloud\": \"fargate-cloud\", \"cpu\": 1024, \"memory\": 2048}"));
        String cloud = section(text(store, ""), "Cloud fargate-cloud");
        assertThat(cloud.lines().filter(line -> line.contains("subnets"))).hasSize(1);
        assertThat(section(cloud, "  All templates of fargate-cloud"))
                .contains("subnets", "discovered: a sample")
                .doesNotContain("label", "cpu ");
        assertThat(cloud.lines())
                .contains("  Templates of fargate-cloud", "  deploy, parameter store: /jenkins/demo/templates/deploy")
                .anyMatch(line -> line.matches(" +cpu +1024"))
                .anyMatch(line -> line.matches(" +label +deploy +default"));
    }

    @Test
    void aCloudWithoutTemplatesHasNothingInCommon() {
        assertThat(text(Samples.complete(), "sampleJobs: false\ntemplates: [{name: build-example, enabled: false}]"))
                .contains("\n  Templates of fargate-cloud\n")
                .doesNotContain("All templates of", "Sample jobs");
    }

    @Test
    void theSampleJobsAreTold() {
        assertThat(section(text(Samples.complete(), ""), "Sample jobs").lines())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("  Simple job critical task  ")
                .contains("  on build-example");
    }

    @Test
    void aProblemIsItsPlaceTheMessageAndTheRemedy() {
        assertThat(text(Samples.complete(), "executors: many")).endsWith("""

            Problems
              ERROR executors (o.yaml:1)
                'many' is not a whole number; expected a whole number from 0 to 100.
                Write it like 'executors: 0', or remove it.
            """);
    }

    @Test
    void valuesOfVariablesAreNotPrinted() {
        String yaml = """
            adminUser: ${USER}
            templates: [{name: x, environment: {A: hunter2}, subnets: [subnet-0a1b2c3d, subnet-0a1b2c3e]}]
            """;
        Plan plan = Planner.plan(Samples.complete(), OverridesReader.read(yaml, "o.yaml", Map.of("USER", "hunter2")));
        assertThat(PlanText.render(plan, Screen.USUAL).lines())
                .noneMatch(line -> line.contains("hunter2"))
                .anyMatch(line -> line.matches("  adminUser +… +override: o\\.yaml:1, variable USER"))
                .anyMatch(line -> line.matches(" +environment +A=… .*"))
                .anyMatch(line -> line.matches(" +subnets +subnet-0a1b2c3d, subnet-0a1b2c3e .*"));
    }

    @Test
    void everyLineFitsTheScreen() {
        String text = PlanText.render(
                Planner.plan(Samples.complete(), OverridesReader.read("executors: many", "o.yaml")), new Screen(60));
        assertThat(List.of(text.split("\n", -1)))
                .hasSizeGreaterThan(40)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
    }

    private static String text(Environment environment, String overrides) {
        return PlanText.render(Planner.plan(environment, OverridesReader.read(overrides, "o.yaml")), Screen.USUAL);
    }

    /** What stands under a heading, up to the next empty line, or to the end of a cloud. */
    private static String section(String text, String heading) {
        int begin = text.indexOf(heading + "\n");
        int end = text.indexOf(heading.startsWith("Cloud") ? "\nCloud fargate-cloud-spot" : "\n\n", begin);
        return text.substring(begin, end < 0 ? text.length() : end);
    }
}
