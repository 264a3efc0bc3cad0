// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformVersionTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "platformVersion: 1.3.0, ephemeralStorage: 21" | ERROR templates.x.ephemeralStorage (o.yaml:1): Fargate has a disk of more than 20 GiB from platform version 1.4.0 on, and this is 1.3.0. Set 'platformVersion' to LATEST, or remove 'ephemeralStorage'.
        "platformVersion: 1.3.0" | WARNING templates.x.platformVersion (o.yaml:1): AWS retires the platform version 1.3.0 in 2026, and starts no task with it from then on. Set 'platformVersion' to LATEST, or remove it.
        "platformVersion: 1.2.0" | ERROR templates.x.platformVersion (o.yaml:1): Fargate does not run tasks with the platform version 1.2.0. Set 'platformVersion' to LATEST, or remove it.
        "platformVersion: 1.3.7" | ERROR templates.x.platformVersion (o.yaml:1): Fargate does not run tasks with the platform version 1.3.7. Set 'platformVersion' to LATEST, or remove it.
        "platformVersion: 1.0.0, ephemeralStorage: 21" | ERROR templates.x.platformVersion (o.yaml:1): Fargate does not run tasks with the platform version 1.0.0. Set 'platformVersion' to LATEST, or remove it.
        "platformVersion: 1.3.0, cpu: 16384, memory: 32768" | ERROR templates.x.cpu (o.yaml:1): Fargate has more cpu than 4096 from platform version 1.4.0 on, and this is 1.3.0. Set 'platformVersion' to LATEST, or remove 'cpu'.
        "cloud: fargate-cloud-spot, platformVersion: 1.3.0, cpuArchitecture: ARM64" | ERROR templates.x.cpuArchitecture (o.yaml:1): Fargate has ARM64 from platform version 1.4.0 on, and this is 1.3.0. Set 'platformVersion' to LATEST, or remove 'cpuArchitecture'.
        "platformVersion: 1.3.0, cpu: 8192, memory: 16384" | ERROR templates.x.cpu (o.yaml:1): Fargate has more cpu than 4096 from platform version 1.4.0 on, and this is 1.3.0. Set 'platformVersion' to LATEST, or remove 'cpu'.
        "platformVersion: 1.3.0, cpuArchitecture: ARM64" | ERROR templates.x.cpuArchitecture (o.yaml:1): Fargate has ARM64 from platform version 1.4.0 on, and this is 1.3.0. Set 'platformVersion' to LATEST, or remove 'cpuArchitecture'.
        """)
    void whatAnOldVersionCannotDoIsSaidAtItsKey(String yaml, String problem) {
        assertThat(problems(yaml)).extracting(Problem::toString).containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATEST", "1.4.0", "1.4.1", "1.10.0", "2.0.0", "999.999.999"})
    void aNewVersionCanDoAll(String version) {
        assertThat(problems(
                        "cpu: 16384, memory: 32768, ephemeralStorage: 200, cpuArchitecture: ARM64, platformVersion: "
                                + version))
                .isEmpty();
    }

    @Test
    void withoutAVersionItIsTheLatest() {
        assertThat(problems("ephemeralStorage: 200")).isEmpty();
    }

    @Test
    void eachThingThatTheOldOneCannotDoIsAProblem() {
        assertThat(problems("cpu: 8192, memory: 16384, ephemeralStorage: 21, cpuArchitecture: ARM64,"
                        + " platformVersion: 1.3.0"))
                .allMatch(Problem::isError)
                .extracting(problem -> problem.place().field())
                .containsExactly("templates.x.ephemeralStorage", "templates.x.cpu", "templates.x.cpuArchitecture");
    }

    @Test
    void whatEveryVersionGivesIsNoError() {
        assertThat(problems("cpu: 4096, memory: 8192, ephemeralStorage: 20, cpuArchitecture: X86_64,"
                        + " platformVersion: 1.3.0"))
                .noneMatch(Problem::isError)
                .hasSize(1);
    }

    private static List<Problem> problems(String yaml) {
        Template template = Plans.template(yaml);
        return PlatformVersion.problems(template, key -> Plans.place(template, key));
    }
}
