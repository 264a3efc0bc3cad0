// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** hermetic/jenkins-lines.properties is the one place that says which lines this is; every file that repeats a part agrees. */
class JenkinsLineTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            pom.xml                    | <version>${baseline.bom}</version>
            hermetic/plugin/pom.xml    | <jenkins.version>${baseline}</jenkins.version>
            hermetic.xml               | <maven.compiler.release>${baseline.java}</maven.compiler.release>
            docker/Dockerfile          | ARG JENKINS_IMAGE=jenkins/jenkins:${image}-lts-jdk${image.java}
            docker/Dockerfile          | ARG BUILD_IMAGE=maven:${builder}
            docker/ci/pom.xml          | <base>jenkins/jenkins:${image}-lts-jdk${image.java}</base>
            docker/README.md           | `jenkins/jenkins:${image}-lts-jdk${image.java}`
            docker/plugins.txt         | release ${image.bom} (
            cloudformation/jenkins.yaml| jenkins/inbound-agent:${agent}
            docs/configuration.md      | `jenkins/inbound-agent:${agent}`
            README.md                  | Jenkins ${baseline} or newer
            README.md                  | Jenkins ${image}
            docs/try-it.md             | Jenkins ${baseline} or newer
            CONTRIBUTING.md            | ${baseline}.api.txt.gz
            """)
    void everyPlaceAgrees(String file, String text) throws IOException {
        String expected = text;
        for (String name : new String[] {
            "baseline", "baseline.bom", "baseline.java", "image", "image.bom", "image.java", "agent", "builder"
        }) {
            expected = expected.replace("${" + name + "}", JenkinsLine.property(name));
        }
        assertThat(Files.readString(Plugin.ROOT.resolve(file)).replaceAll("\\s+", " "))
                .contains(expected);
    }
}
