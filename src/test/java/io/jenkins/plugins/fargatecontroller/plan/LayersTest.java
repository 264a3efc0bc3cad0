// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Origin.Layer;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Default < discovered < parameter store < override, key by key, template by template, cloud by cloud. */
class LayersTest {

    private static final String ON_DEMAND = CloudNames.ON_DEMAND;
    private static final String SPOT = CloudNames.SPOT;

    static Stream<Arguments> templateKeys() {
        return Stream.of(
                Arguments.of("label", "one", "two", Layer.DEFAULT),
                Arguments.of("image", "alpine:1", "alpine:2", Layer.DEFAULT),
                Arguments.of("cpu", "1024", "512", Layer.DEFAULT),
                Arguments.of("memory", "2048", "3072", Layer.DEFAULT),
                Arguments.of("ephemeralStorage", "30", "40", null),
                Arguments.of("taskRole", role("one"), role("two"), null),
                Arguments.of("executionRole", role("one"), role("two"), Layer.DISCOVERED),
                Arguments.of("subnets", "subnet-00000001", "subnet-00000002", Layer.DISCOVERED),
                Arguments.of("securityGroups", "sg-00000001", "sg-00000002", Layer.DISCOVERED),
                Arguments.of("assignPublicIp", "true", "false", Layer.DISCOVERED),
                Arguments.of("platformVersion", "1.3.0", "1.4.0", Layer.DEFAULT),
                Arguments.of("cpuArchitecture", "ARM64", "X86_64", Layer.DEFAULT),
                Arguments.of("remoteFSRoot", "/one", "/two", Layer.DEFAULT),
                Arguments.of("logGroup", "/one", "/two", Layer.DISCOVERED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templateKeys")
    void eachLayerWinsOverThoseBelow(String key, String stored, String override, @Nullable Layer lowest) {
        Environment bare = Samples.withTemplates(Samples.template("x", "{\"cloud\": \"fargate-cloud\"}"));
        Environment said = Samples.withTemplates(Samples.template(
                "x", "{\"cloud\": \"fargate-cloud\", %s \"%s\": \"%s\"}".formatted(fitting(key), key, stored)));
        String yaml = "templates: [{name: x, %s: '%s'}]".formatted(key, override);
        assertThat(origin(bare, "", key)).isEqualTo(lowest);
        assertThat(value(said, "", key)).contains(stored);
        assertThat(origin(said, "", key)).isEqualTo(Layer.PARAMETER_STORE);
        assertThat(value(said, yaml, key)).contains(override);
        assertThat(origin(said, yaml, key)).isEqualTo(Layer.OVERRIDE);
    }

    /** A memory that goes with both cpu values, so that only the key itself is tried. */
    private static String fitting(String key) {
        return key.equals("cpu") ? "\"memory\": 2048," : key.equals("memory") ? "\"cpu\": 1024," : "";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "rootUrl, https://other.example.com/, DISCOVERED",
        "agentPort, 50001, DISCOVERED",
        "executors, 2, DEFAULT",
        "adminUser, jane, DEFAULT",
        "adminParameter, other, DEFAULT",
        "sampleJobs, false, DEFAULT",
        "drift, keep, DEFAULT",
        "reconcileMinutes, 7, DEFAULT"
    })
    void eachControllerKeyCanBeOverridden(String key, String value, Layer lowest) {
        Key<?> which = ControllerKeys.SCHEMA.find(key).orElseThrow();
        assertThat(Plans.plan(Samples.complete(), "")
                        .controller()
                        .find(which)
                        .orElseThrow()
                        .origin()
                        .kind())
                .isEqualTo(lowest);
        Setting<?> setting = Plans.plan(Samples.complete(), key + ": " + value)
                .controller()
                .find(which)
                .orElseThrow();
        assertThat(setting.value()).hasToString(value);
        assertThat(setting.origin()).hasToString("override (overrides.yaml:1)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "cluster, other, arn:aws:ecs:eu-central-1:123456789012:cluster/other",
        "jenkinsUrl, http://other:8080/, http://other:8080/",
        "tunnel, other:50000, other:50000",
        "allowedOverrides, all, [all]",
        "retentionMinutes, 3, 3",
        "maxAgents, 4, 4"
    })
    void eachCloudKeyCanBeOverriddenForOneCloud(String key, String written, String value) {
        Plan plan = Plans.plan(
                Samples.complete(), "clouds: [{name: fargate-cloud-spot, %s: '%s'}]".formatted(key, written));
        Key<?> which = CloudKeys.SCHEMA.find(key).orElseThrow();
        assertThat(plan.problems()).isEmpty();
        assertThat(Plans.cloud(plan, SPOT).settings().find(which).orElseThrow().value())
                .hasToString(value);
        assertThat(Plans.cloud(plan, ON_DEMAND)
                        .settings()
                        .find(which)
                        .map(setting -> setting.origin().kind()))
                .isNotEqualTo(Optional.of(Layer.OVERRIDE));
    }

    @Test
    void theRegionIsThatOfTheCluster() {
        Plan plan = Plans.plan(
                Samples.absent(Fact.Cause.NONE),
                "clouds: [{name: fargate-cloud, jenkinsUrl: 'http://c/',"
                        + " cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/x'}]");
        assertThat(Plans.cloud(plan, ON_DEMAND).region()).isEqualTo("us-east-1");
        assertThat(Plans.cloud(Plans.plan(Samples.complete(), ""), SPOT).region())
                .isEqualTo("eu-central-1");
    }

    @ParameterizedTest(name = "stored {0}, overridden {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                                  |                                                  | fargate-cloud/x[x] fargate-cloud-spot/x[x-spot]
            {"label": "a b-spot"}               |                                                  | fargate-cloud/x[a b-spot] fargate-cloud-spot/x[a-spot b-spot]
            {"cloud": "fargate-cloud"}          |                                                  | fargate-cloud/x[x]
            {"cloud": "fargate-cloud-spot"}     |                                                  | fargate-cloud-spot/x[x]
            {"cloud": "fargate-cloud-spot"}     | {name: x, label: a}                              | fargate-cloud-spot/x[a]
            {"cloud": "fargate-cloud-spot"}     | {name: x, cloud: fargate-cloud}                  | fargate-cloud/x[x] fargate-cloud-spot/x[x-spot]
            {}                                  | {name: x, label: a}                              | fargate-cloud/x[a] fargate-cloud-spot/x[a-spot]
            {}                                  | {name: x, label: a, cloud: fargate-cloud-spot}   | fargate-cloud/x[x] fargate-cloud-spot/x[a]
            {"enabled": false}                  |                                                  |
            {"enabled": false}                  | {name: x, enabled: true}                         | fargate-cloud/x[x] fargate-cloud-spot/x[x-spot]
            {}                                  | {name: x, enabled: false}                        |
            {}                                  | {name: x, enabled: false, cloud: fargate-cloud}  | fargate-cloud-spot/x[x-spot]
            {}                                  | {name: y, enabled: false}                        | fargate-cloud/x[x] fargate-cloud-spot/x[x-spot]
            """)
    void templatesAreMergedByNameAndCloud(String stored, @Nullable String override, @Nullable String expected) {
        Environment environment = Samples.withTemplates(Samples.template("x", stored));
        Plan plan = Plans.plan(
                environment,
                "templates: [{name: build-example, enabled: false}, %s]".formatted(override == null ? "" : override));
        assertThat(offered(plan)).isEqualTo(expected == null ? "" : expected);
        assertThat(plan.hasErrors()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {name: n, label: a}, {name: n, label: b, cloud: fargate-cloud-spot} | fargate-cloud/n[a] fargate-cloud-spot/n[b]
            {name: n, label: b, cloud: fargate-cloud-spot}, {name: n, label: a} | fargate-cloud/n[a] fargate-cloud-spot/n[b]
            {name: n, label: a, cloud: fargate-cloud}                           | fargate-cloud/n[a]
            """)
    void theOrderOfWritingDoesNotMatter(String overrides, String expected) {
        Plan plan = Plans.plan(
                Samples.complete(), "templates: [{name: build-example, enabled: false}, %s]".formatted(overrides));
        assertThat(offered(plan)).isEqualTo(expected);
    }

    @Test
    void whatIsSaidOfATemplateGoesIntoACloudThatTheSameLayerNames() {
        Environment environment =
                Samples.withTemplates(Samples.template("x", "{\"cloud\": \"fargate-cloud-spot\", \"cpu\": 256}"));
        Plan plan = Plans.plan(environment, "templates: [{name: x, memory: 2048}, {name: x, cloud: fargate-cloud}]");
        assertThat(Plans.cloud(plan, ON_DEMAND).templates())
                .filteredOn(template -> template.name().equals("x"))
                .extracting(template -> template.settings().value(TemplateKeys.MEMORY, 0))
                .containsExactly(2048);
    }

    @ParameterizedTest
    @CsvSource({"fargate-cloud, fargate-cloud-spot", "fargate-cloud-spot, fargate-cloud"})
    void aCloudCanBeSwitchedOff(String off, String left) {
        Plan plan = Plans.plan(Samples.complete(), "clouds: [{name: %s, enabled: false}]".formatted(off));
        assertThat(plan.clouds()).extracting(Cloud::name).containsExactly(left);
        assertThat(plan.verdict().withheld()).isEqualTo(Withheld.NOTHING);
        assertThat(plan.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("WARNING sampleJobs: no agent template has the label"));
    }

    @Test
    void withoutSampleJobsNobodyWaits() {
        Plan plan = Plans.plan(
                Samples.complete(), "sampleJobs: false\nclouds: [{name: fargate-cloud-spot, enabled: false}]");
        assertThat(plan.jobs()).isEmpty();
        assertThat(plan.problems()).isEmpty();
    }

    private static String role(String name) {
        return "arn:aws:iam::123456789012:role/" + name;
    }

    private static String value(Environment environment, String overrides, String key) {
        return setting(environment, overrides, key)
                .map(Setting::value)
                .map(Object::toString)
                .orElse("");
    }

    private static @Nullable Layer origin(Environment environment, String overrides, String key) {
        return setting(environment, overrides, key)
                .map(setting -> setting.origin().kind())
                .orElse(null);
    }

    private static Optional<? extends Setting<?>> setting(Environment environment, String overrides, String key) {
        Plan plan = Plans.plan(environment, overrides);
        return Plans.cloud(plan, ON_DEMAND).templates().stream()
                .filter(template -> template.name().equals("x"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(plan.problems().toString()))
                .settings()
                .find(TemplateKeys.SCHEMA.find(key).orElseThrow());
    }

    private static String offered(Plan plan) {
        List<String> offered = plan.clouds().stream()
                .flatMap(cloud -> cloud.templates().stream())
                .map(template -> template.id() + "[" + template.settings().value(TemplateKeys.LABEL, "") + "]")
                .toList();
        return String.join(" ", offered);
    }
}
