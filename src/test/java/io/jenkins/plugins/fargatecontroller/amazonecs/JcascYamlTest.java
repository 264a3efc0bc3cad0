// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import io.jenkins.plugins.fargatecontroller.plan.Scenarios;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class JcascYamlTest {

    static List<String> scenarios() throws IOException {
        return Scenarios.names();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void jcascReadsBackAsTheSameMaps(String scenario) throws IOException {
        Plan plan = Scenarios.plan(scenario);
        String yaml = JcascYaml.render(plan);
        assertThat(yaml).doesNotContainPattern("(?m)^[^#\"]*[:-] [&*]");
        List<Object> expected = new ArrayList<>();
        plan.clouds().forEach(cloud -> expected.add(Map.of("ecs", CloudMapping.cloud(cloud))));
        assertThat(clouds(yaml)).isEqualTo(expected);
    }

    @Test
    void asleepThereIsNothingToConfigure() {
        String yaml = JcascYaml.render(Plans.plan(Samples.absent(Fact.Cause.ASLEEP), ""));
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(yaml))
                .isEqualTo(Map.of());
    }

    private static String render(String overrides) {
        return JcascYaml.render(Plans.plan(Samples.complete(), overrides));
    }

    private static Map<?, ?> document(String yaml) {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    @Test
    void theHeaderSaysWhatIsNotInTheFile() {
        assertThat(render("{adminUser: me, adminParameter: /other}").lines().limit(2))
                .containsExactly(
                        "# Made by Fargate Controller. Needs the plugins configuration-as-code and amazon-ecs.",
                        "# Not in this file: the user 'me' with the password in the parameter '/other', and the sample"
                                + " jobs.");
    }

    @Test
    void theSettingsOfJenkinsAreWhereJcascLooksForThem() {
        Map<?, ?> document = document(render("{executors: 3, agentPort: 50050, rootUrl: 'https://j.example.com/'}"));
        assertThat(document.get("unclassified")).isEqualTo(Map.of("location", Map.of("url", "https://j.example.com/")));
        assertThat(((Map<?, ?>) Objects.requireNonNull(document.get("jenkins"))).get("numExecutors"))
                .isEqualTo(3);
        assertThat(((Map<?, ?>) Objects.requireNonNull(document.get("jenkins"))).get("slaveAgentPort"))
                .isEqualTo(50050);
    }

    @Test
    void withoutAnAddressNoneIsSet() {
        Plan plan = Plans.plan(Samples.with("network.names.publicUrl", Fact.none("none", "")), "");
        assertThat(document(JcascYaml.render(plan)).containsKey("unclassified")).isFalse();
    }

    /** The clouds of the file, with the escapes taken away as JCasC does. */
    private static List<?> clouds(String yaml) {
        Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml.replace("^${", "${"));
        return document instanceof Map<?, ?> map
                        && map.get("jenkins") instanceof Map<?, ?> jenkins
                        && jenkins.get("clouds") instanceof List<?> clouds
                ? clouds
                : List.of();
    }
}
