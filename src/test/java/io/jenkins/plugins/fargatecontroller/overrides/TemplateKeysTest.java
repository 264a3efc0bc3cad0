// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of a template: what each takes and refuses, and with which words. */
class TemplateKeysTest {

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        name             | build-example_2                | build-example_2
        cloud            | Fargate-Cloud                  | fargate-cloud
        enabled          | true                           | true
        label            | "linux  jdk21 linux"           | linux jdk21
        label            | größer-x                       | "größer-x"
        label            | "v1.2 a-b_c ünï+="             | "v1.2 a-b_c ünï+="
        image            | alpine                         | alpine
        image            | jenkins/inbound-agent:3355.v388858a_47b_33-23 | jenkins/inbound-agent:3355.v388858a_47b_33-23
        image            | 123456789012.dkr.ecr.eu-central-1.amazonaws.com/a/b__c.d-e:T_1 | 123456789012.dkr.ecr.eu-central-1.amazonaws.com/a/b__c.d-e:T_1
        image            | localhost:5000/x@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef | localhost:5000/x@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
        cpu              | 256                            | 256
        cpu              | 16384                          | 16384
        memory           | 512                            | 512
        memory           | 122880                         | 122880
        ephemeralStorage | 20                             | 20
        ephemeralStorage | 21                             | 21
        ephemeralStorage | 200                            | 200
        taskRole         | arn:aws:iam::123456789012:role/path/to/role+=,.@-_x | arn:aws:iam::123456789012:role/path/to/role+=,.@-_x
        executionRole    | arn:aws-us-gov:iam::123456789012:role/x | arn:aws-us-gov:iam::123456789012:role/x
        subnets          | "subnet-0a1b2c3d, subnet-0a1b2c3d4e5f60001" | "[subnet-0a1b2c3d, subnet-0a1b2c3d4e5f60001]"
        securityGroups   | "sg-0a1b2c3d,sg-0a1b2c3d"      | [sg-0a1b2c3d]
        assignPublicIp   | True                           | true
        platformVersion  | 1.4.0                          | 1.4.0
        platformVersion  | LATEST                         | LATEST
        cpuArchitecture  | arm64                          | ARM64
        remoteFSRoot     | /                              | /
        remoteFSRoot     | /..a/b..                       | /..a/b..
        logGroup         | /ecs/jenkins.agents_1#x-Y      | /ecs/jenkins.agents_1#x-Y
        """)
    void takes(String key, String text, String value) {
        assertThat(key(key).check(text)).hasToString(value);
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        name             | "-build"                       | expected up to 100 letters, digits, hyphens and underscores
        name             | "größer"                       | expected up to 100 letters
        cloud            | "fargate"                      | expected one of fargate-cloud, fargate-cloud-spot
        enabled          | "on"                           | expected true or false
        label            | "a && b"                       | "'&&' is not valid; expected labels with spaces between"
        label            | "a,b"                          | is not valid
        label            | "vpc:qa"                       | is not valid
        label            | "team/app"                     | is not valid
        label            | "a [b] c"                      | is not valid
        label            | "a $b"                         | is not valid
        label            | "a .. b"                       | is not valid
        label            | "a ."                          | is not valid
        label            | "app."                         | is not valid
        label            | "a\\b"                         | is not valid
        label            | "a?b"                          | is not valid
        label            | "a%b"                          | is not valid
        label            | "a@b"                          | is not valid
        label            | "a#b"                          | is not valid
        label            | "a*b"                          | is not valid
        label            | "a^b"                          | is not valid
        label            | "a~b"                          | is not valid
        label            | "a{b}"                         | is not valid
        label            | "a`b"                          | is not valid
        label            | "🚀"                            | is not valid
        image            | "Upper/Case"                   | is not valid; expected a container image
        image            | "a//b"                         | is not valid
        image            | "a:b:c"                        | is not valid
        image            | "x@sha256:012"                 | is not valid
        image            | "https://registry/x"           | is not valid
        cpu              | "255"                          | is out of range
        cpu              | "16385"                        | is out of range
        cpu              | "1 vCPU"                       | is not a whole number
        cpu              | "0512"                         | "'0512' is not a whole number"
        cpu              | "-0"                           | is out of range
        memory           | "511"                          | is out of range
        memory           | "122881"                       | is out of range
        memory           | "2g"                           | is not a whole number
        ephemeralStorage | "19"                           | "'19' is out of range; expected a whole number from 20 to 200"
        ephemeralStorage | "201"                          | is out of range
        taskRole         | "deploy"                       | is not an IAM role; expected arn:aws:iam::ACCOUNT:role/NAME
        taskRole         | "arn:aws:iam::123456789012:user/x" | is not an IAM role
        taskRole         | "arn:aws:sts::123456789012:role/x" | is not an IAM role
        taskRole         | "arn:aws:iam::123456789012:role/" | is not an IAM role
        executionRole    | "arn:aws:iam::12:role/x"       | is not an IAM role
        subnets          | "subnet-xyz"                   | expected an id such as subnet-0a1b2c3d4e5f67890
        subnets          | "sg-0a1b2c3d"                  | expected an id such as subnet-
        subnets          | ","                            | has no value
        securityGroups   | "default"                      | expected an id such as sg-
        assignPublicIp   | "ENABLED"                      | expected true or false
        platformVersion  | "1.4"                          | expected LATEST or a version such as 1.4.0
        cpuArchitecture  | "x86"                          | expected one of X86_64, ARM64
        remoteFSRoot     | "home"                         | expected an absolute path
        remoteFSRoot     | "/home/../etc"                 | expected an absolute path without relative parts
        remoteFSRoot     | "/.."                          | expected an absolute path without relative parts
        remoteFSRoot     | "/a/./b"                       | expected an absolute path without relative parts
        remoteFSRoot     | "/a b"                         | expected an absolute path
        environment      | "A=b"                          | must be a mapping of names to values
        logGroup         | "a b"                          | expected the name of a CloudWatch log group
        """)
    void refuses(String key, String text, String message) {
        assertThatThrownBy(() -> key(key).check(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aLabelFitsIntoTheNameOfANode() {
        assertThat(TemplateKeys.LABEL.check("a".repeat(100))).hasSize(100);
        assertThatThrownBy(() -> TemplateKeys.LABEL.check("a".repeat(101))).hasMessageContaining("is not valid");
        assertThatThrownBy(() -> TemplateKeys.LABEL.check("ü".repeat(100))).hasMessageContaining("at most 150 bytes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        A: b                 | {A=b}
        A:                   | {}
        _: ''                | {_=}
        MAVEN_OPTS: -Xmx1g   | {MAVEN_OPTS=-Xmx1g}
        {}                   | {}
        '{}'                 | {}
        """)
    void takesEnvironments(String yaml, String value) throws DocumentException {
        assertThat(TemplateKeys.ENVIRONMENT.type().read(YamlDocument.read(yaml, "x")))
                .hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "1A: hunter2"     | "'1A' is not valid; expected a variable's name such as MAVEN_OPTS"
        "A-B: hunter2"    | "'A-B' is not valid"
        "A: [hunter2]"    | "the value of 'A' must be a text"
        "A: {b: hunter2}" | "the value of 'A' must be a text"
        "[hunter2]"       | "must be a mapping of names to values"
        "hunter2"         | "must be a mapping of names to values"
        """)
    void refusesEnvironmentsWithoutQuotingAValue(String yaml, String message) throws DocumentException {
        ConfigNode tree = YamlDocument.read(yaml, "x");
        assertThatThrownBy(() -> TemplateKeys.ENVIRONMENT.type().read(tree))
                .hasMessageContaining(message)
                .message()
                .doesNotContain("hunter2");
    }

    private static Key<?> key(String name) {
        return TemplateKeys.SCHEMA.find(name).orElseThrow();
    }
}
