// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsTypesTest {

    private static final String ARN = "arn:aws:iam::123456789012:role/";

    @Test
    void aRoleHasAPathAndAName() {
        assertThat(read(AwsTypes.role(), ARN + "deploy")).hasToString(ARN + "deploy");
        assertThat(read(AwsTypes.role(), ARN + "team/a/" + "x".repeat(64))).isNotNull();
        refused(AwsTypes.role(), ARN + "x".repeat(65), "is not an IAM role");
        refused(AwsTypes.role(), ARN + "team//x y", "is not an IAM role");
        refused(AwsTypes.role(), ARN, "is not an IAM role");
        refused(AwsTypes.role(), "arn:aws:sts::123456789012:role/deploy", "is not an IAM role");
        refused(AwsTypes.role(), "arn:aws:iam::123456789012:user/deploy", "is not an IAM role");
        refused(AwsTypes.role(), "deploy", "is not an IAM role");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sns:eu-central-1:123456789012:builds, true",
        "arn:aws:sns::123456789012:builds, false",
        "arn:aws:sqs:eu-central-1:123456789012:builds, false",
        "arn:aws:sns:eu-central-1:123456789012:builds.fifo, false",
        "arn:aws:sns:eu-central-1:123456789012:builds:subscription, false",
    })
    void aTopicIsAStandardOne(String text, boolean valid) {
        if (valid) {
            assertThat(read(AwsTypes.topic(), text)).hasToString(text);
        } else {
            refused(AwsTypes.topic(), text, "is not a standard SNS topic");
        }
    }

    @Test
    void thereAreAsManyIdsAsEcsTakes() {
        ValueType<List<String>> ids = AwsTypes.ids("sg", 2);
        assertThat(read(ids, "sg-0a1b2c3d, sg-0a1b2c3d4e5f67890")).hasSize(2);
        refused(ids, "sg-0a1b2c3d,sg-0a1b2c3e,sg-0a1b2c3f", "has 3 ids; ECS takes at most 2");
        refused(ids, "subnet-0a1b2c3d", "expected an id such as sg-0a1b2c3d4e5f67890");
        refused(ids, "sg-0a1b2c3d4", "expected an id such as sg-0a1b2c3d4e5f67890");
        refused(ids, "sg-0A1B2C3D", "expected an id such as sg-0a1b2c3d4e5f67890");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alpine",
                "jenkins/inbound-agent:jdk21",
                "registry:5000/a/b_c__d-e.f:1",
                "123456789012.dkr.ecr.eu-central-1.amazonaws.com/agents/java:latest",
                "alpine@sha256:0123456789012345678901234567890123456789012345678901234567890123",
                "Registry.example.com/a:T_1.-",
            })
    void imagesAreReferences(String text) {
        assertThat(read(AwsTypes.image(), text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Alpine", "a//b", "a:", "a:-x", "a@sha256:12", "a b", "/a", "a/", "-a", "a._b", "https://a/b"})
    void otherTextsAreNoImages(String text) {
        refused(AwsTypes.image(), text, "expected a container image");
    }

    @Test
    void labelsAreWordsOnceEach() {
        assertThat(read(AwsTypes.labels(), "  a  b a\tc ")).isEqualTo("a b c");
        assertThat(read(AwsTypes.labels(), "ä.b=c+d-e_f")).isEqualTo("ä.b=c+d-e_f");
        assertThat(read(AwsTypes.labels(), "x".repeat(100))).hasSize(100);
        assertThat(read(AwsTypes.labels(), "ä".repeat(75))).hasSize(75);
        refused(AwsTypes.labels(), "ä".repeat(76), "is too long; expected at most 150 bytes");
        List.of("x".repeat(101), "a b.", "..", "vpc:qa", "team/app", "a&&b", "(a)", "!a", "a|b")
                .forEach(text -> refused(AwsTypes.labels(), text, "expected labels with spaces between"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://h, https://h/",
        "http://h:8080/jenkins, http://h:8080/jenkins/",
        "https://h:65535/, https://h:65535/",
        "http://[2001:db8::1]:80/, http://[2001:db8::1]:80/",
    })
    void aUrlGetsASlash(String text, String url) {
        assertThat(read(AwsTypes.url(), text)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://h/",
                "h",
                "//h/",
                "https:///",
                "https://u@h/",
                "https://h/?q",
                "https://h/#f",
                "https://h:65536/",
                "https://a b/",
                "HTTPS//h"
            })
    void otherTextsAreNoUrls(String text) {
        refused(AwsTypes.url(), text, "is not a URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST.",
                "x.localhost",
                "127.0.0.1",
                "127.255.0.1",
                "0.0.0.0",
                "[::1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]"
            })
    void anAgentsOwnHostIsNotTheController(String host) {
        refused(AwsTypes.urlForOthers(), "http://" + host + ":8080/", "is the agent's own host");
        assertThat(read(AwsTypes.url(), "http://" + host + ":8080/")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhosts", "mylocalhost", "128.0.0.1", "10.0.0.0", "[2001:db8::1]", "controller.demo.local"})
    void anotherHostMayBe(String host) {
        assertThat(read(AwsTypes.urlForOthers(), "http://" + host + ":8080/")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h:1", "h:", ":65535", "a.b-c_d:50000"})
    void aTunnelHasAHostOrAPort(String text) {
        assertThat(read(AwsTypes.tunnel(), text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "h", "h:65536", "h:123456", "h:x", "a b:1", "h:1:2"})
    void otherTextsAreNoTunnels(String text) {
        refused(AwsTypes.tunnel(), text, "expected HOST:PORT, HOST: or :PORT");
    }

    @Test
    void aTunnelLeadsElsewhere() {
        refused(AwsTypes.tunnel(), "localhost:50000", "is the agent's own host");
    }

    @Test
    void variablesAreIdentifiers() {
        assertThat(AwsTypes.variable().apply("_A1")).isEqualTo("_A1");
        for (String text : List.of("1A", "A-B", "A=B", "A B")) {
            assertThatThrownBy(() -> AwsTypes.variable().apply(text)).hasMessageContaining("a variable's name");
        }
    }

    @Test
    void aClusterIsANameOrAnArn() {
        assertThat(read(AwsTypes.cluster(), "demo")).isNotNull();
        refused(AwsTypes.cluster(), "a b", "is not an ECS cluster");
        refused(AwsTypes.cluster(), "arn:aws:ecs:eu-central-1:123456789012:task/x", "is not an ECS cluster");
    }

    private static <T> T read(ValueType<T> type, String text) {
        return type.read(new ConfigNode.Scalar(text, ""));
    }

    private static void refused(ValueType<?> type, String text, String why) {
        assertThatThrownBy(() -> read(type, text))
                .as(text)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
