// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import org.junit.jupiter.api.Test;

class EnvironmentTextTest {

    @Test
    void offFargateThereIsNothing() {
        assertThat(EnvironmentText.render(Samples.absent(Fact.Cause.ASLEEP), Screen.USUAL))
                .isEmpty();
    }

    @Test
    void eachFactStandsUnderItsTopicWithItsSource() {
        Environment environment = Samples.with(
                "parameters.topic", Fact.found(Samples.TOPIC, Origin.parameterStore("/jenkins/demo/topic")));
        String text = EnvironmentText.render(environment, Screen.USUAL);
        assertThat(text).startsWith("What was found\n\nTask\n  Task  ").endsWith("\n");
        assertThat(text.lines().filter(line -> !line.isEmpty() && !line.startsWith(" ")))
                .containsExactly("What was found", "Task", "Network", "Storage", "Parameter store");
        assertThat(text).contains("Notification topic  " + Samples.TOPIC + "  /jenkins/demo/topic");
    }

    @Test
    void whatIsAbsentSaysWhyAndWhatHelps() {
        Environment environment = Samples.with("network.names.cloudMap", Fact.none("there is none", "make one"));
        assertThat(EnvironmentText.render(environment, Screen.USUAL).lines())
                .containsSequence("  Cloud Map name   absent: there is none", "                   → Make one.");
    }

    @Test
    void everyLineFitsTheScreen() {
        Environment environment = Samples.with(
                "network.names.cloudMap", Fact.failed("it broke because ".repeat(20), "mend it now and ".repeat(20)));
        assertThat(EnvironmentText.render(environment, new Screen(80)).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }
}
