// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of a cloud: what each takes and refuses, and with which words. */
class CloudKeysTest {

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        name             | fargate-cloud                  | fargate-cloud
        name             | fargate-cloud-spot             | fargate-cloud-spot
        enabled          | false                          | false
        cluster          | jenkins_Spot-1                 | jenkins_Spot-1
        cluster          | arn:aws-cn:ecs:cn-north-1:123456789012:cluster/demo | arn:aws-cn:ecs:cn-north-1:123456789012:cluster/demo
        jenkinsUrl       | http://controller.demo.local:8080 | http://controller.demo.local:8080/
        tunnel           | controller.demo.local:50000    | controller.demo.local:50000
        tunnel           | host:65535                     | host:65535
        tunnel           | :50000                         | :50000
        tunnel           | my_host:                       | my_host:
        allowedOverrides | "all"                          | [all]
        allowedOverrides | "CPU, memory ,,cpu"            | "[cpu, memory]"
        retentionMinutes | 1440                           | 1440
        maxAgents        | 10000                          | 10000
        """)
    void takes(String key, String text, String value) {
        assertThat(key(key).check(text)).hasToString(value);
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        name             | "other"                        | expected one of fargate-cloud, fargate-cloud-spot
        enabled          | "1"                            | expected true or false
        cluster          | "two words"                    | is not an ECS cluster; expected a name or arn:aws:ecs:
        cluster          | "arn:aws:ecs:eu-central-1:123456789012:service/demo" | is not an ECS cluster
        cluster          | "arn:aws:iam::123456789012:cluster/demo" | is not an ECS cluster
        cluster          | "arn:nonsense"                 | is not an ECS cluster
        cluster          | "1st.cluster"                  | is not an ECS cluster
        jenkinsUrl       | "controller:8080"              | is not a URL
        jenkinsUrl       | "http://localhost:8080/"       | "'localhost' is the agent's own host"
        jenkinsUrl       | "http://127.0.0.1/"            | is the agent's own host
        jenkinsUrl       | "http://[::1]:8080/"           | is the agent's own host
        jenkinsUrl       | "http://0.0.0.0/"              | is the agent's own host
        tunnel           | "controller"                   | expected HOST:PORT
        tunnel           | ":"                            | expected HOST:PORT
        tunnel           | "controller:65536"             | expected HOST:PORT
        tunnel           | "http://controller:50000"      | expected HOST:PORT
        tunnel           | "localhost:50000"              | is the agent's own host
        allowedOverrides | "cpus"                         | "'cpus' is not a property of an ECS agent; did you mean 'cpu'?"
        allowedOverrides | "everything"                   | expected words such as inheritFrom
        retentionMinutes | "0"                            | is out of range
        retentionMinutes | "1441"                         | is out of range
        maxAgents        | "-1"                           | is out of range
        maxAgents        | "10001"                        | is out of range
        """)
    void refuses(String key, String text, String message) {
        assertThatThrownBy(() -> key(key).check(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'[]'", "' [] '", "','"})
    void nothingMayBeAllowed(String yaml) throws DocumentException {
        assertThat(CloudKeys.ALLOWED_OVERRIDES.type().read(YamlDocument.read(yaml, "x")))
                .isEmpty();
    }

    private static Key<?> key(String name) {
        return CloudKeys.SCHEMA.find(name).orElseThrow();
    }
}
