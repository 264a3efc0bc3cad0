// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.settings.Key;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of the controller: what each takes and refuses, and with which words. */
class ControllerKeysTest {

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        rootUrl             | https://ci.example.com         | https://ci.example.com/
        rootUrl             | http://10.0.0.1:8080/jenkins/  | http://10.0.0.1:8080/jenkins/
        rootUrl             | http://host:65535              | http://host:65535/
        agentPort           | 1                              | 1
        agentPort           | 65535                          | 65535
        executors           | 0                              | 0
        executors           | 100                            | 100
        adminUser           | jane.doe@example.com           | jane.doe@example.com
        adminUser           | anonymous2                     | anonymous2
        adminParameter      | /jenkins/demo/admin_password-1 | /jenkins/demo/admin_password-1
        adminParameter      | /aws/reference/secretsmanager/a/b+c=1@d:2 | /aws/reference/secretsmanager/a/b+c=1@d:2
        sampleJobs          | TRUE                           | true
        sampleJobs          | false                          | false
        drift               | Keep                           | keep
        drift               | restore                        | restore
        reconcileMinutes    | 1                              | 1
        reconcileMinutes    | 1440                           | 1440
        notificationTopic   | arn:aws:sns:eu-central-1:123456789012:builds | arn:aws:sns:eu-central-1:123456789012:builds
        notificationResults | "fixed, FAILURE,fixed"         | "[FIXED, FAILURE]"
        notificationResults | "[]"                           | "[]"
        engine              | Amazon-ECS                     | amazon-ecs
        """)
    void takes(String key, String text, String value) {
        assertThat(key(key).check(text)).hasToString(value);
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        rootUrl             | "ci.example.com"               | is not a URL; expected http(s)://HOST[:PORT]/
        rootUrl             | "ftp://ci.example.com/"        | is not a URL
        rootUrl             | "https:///path"                | is not a URL
        rootUrl             | "https://ci.example.com/?a"    | is not a URL
        rootUrl             | "https://ci.example.com/#a"    | is not a URL
        rootUrl             | "https://a b/"                 | is not a URL
        rootUrl             | "https://host:65536/"          | is not a URL
        rootUrl             | "https://me:hunter2@host/"     | "'https://…@host/' is not a URL"
        agentPort           | "0"                            | "'0' is out of range; expected a whole number from 1 to 65535"
        agentPort           | "65536"                        | is out of range
        agentPort           | "99999999999"                  | is out of range
        agentPort           | "-1"                           | is out of range
        agentPort           | "8080.0"                       | is not a whole number
        agentPort           | "0x50"                         | is not a whole number
        executors           | "101"                          | is out of range
        executors           | "-1"                           | is out of range
        adminUser           | anonymous                      | and no reserved name such as anonymous
        adminUser           | SYSTEM                         | and no reserved name such as anonymous
        adminUser           | Unknown                        | and no reserved name such as anonymous
        adminUser           | authenticated                  | and no reserved name such as anonymous
        adminUser           | "a b"                          | is not valid; expected up to 100 letters
        adminUser           | "a/../b"                       | is not valid; expected up to 100 letters
        adminParameter      | "arn:aws:ssm"                  | is not valid; expected the name of a parameter
        adminParameter      | "/aws/reference/ssm:a"         | is not valid; expected the name of a parameter
        sampleJobs          | "yes"                          | "'yes' is not valid; expected true or false"
        drift               | "ignore"                       | "'ignore' is not valid; expected one of restore, keep"
        reconcileMinutes    | "0"                            | is out of range; expected a whole number from 1 to 1440
        reconcileMinutes    | "1441"                         | is out of range
        notificationTopic   | "arn:aws:sns:eu-central-1:123456789012:builds.fifo" | is not a standard SNS topic
        notificationResults | "FAILED"                       | "'FAILED' is no"
        engine              | "ecs"                          | expected one of auto, fargate, amazon-ecs
        """)
    void refuses(String key, String text, String message) {
        assertThatThrownBy(() -> key(key).check(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"adminUser, 100", "adminParameter, 1011"})
    void namesAreNoLongerThanTheyMayBe(String key, int longest) {
        assertThat(key(key).check("a".repeat(longest))).hasToString("a".repeat(longest));
        assertThatThrownBy(() -> key(key).check("a".repeat(longest + 1))).hasMessageContaining("is not valid");
    }

    private static Key<?> key(String name) {
        return ControllerKeys.SCHEMA.find(name).orElseThrow();
    }
}
