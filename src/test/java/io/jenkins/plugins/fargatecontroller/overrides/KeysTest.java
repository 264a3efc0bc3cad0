// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key: its name, what it takes, what it refuses and with which words. */
class KeysTest {

    static final Map<String, Schema> SCHEMAS =
            Map.of("controller", ControllerKeys.SCHEMA, "cloud", CloudKeys.SCHEMA, "template", TemplateKeys.SCHEMA);

    @ParameterizedTest(name = "{0}.{1}: {2} is {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        controller | rootUrl          | https://ci.example.com         | https://ci.example.com/
        controller | rootUrl          | http://10.0.0.1:8080/jenkins/  | http://10.0.0.1:8080/jenkins/
        controller | agentPort        | 1                              | 1
        controller | agentPort        | 65535                          | 65535
        controller | executors        | 0                              | 0
        controller | executors        | 100                            | 100
        controller | adminUser        | jane.doe@example.com           | jane.doe@example.com
        controller | adminParameter   | /jenkins/demo/admin_password-1 | /jenkins/demo/admin_password-1
        controller | adminParameter   | /aws/reference/secretsmanager/a/b+c=1@d:2 | /aws/reference/secretsmanager/a/b+c=1@d:2
        controller | sampleJobs       | TRUE                           | true
        controller | sampleJobs       | false                          | false
        controller | drift            | Keep                           | keep
        controller | drift            | restore                        | restore
        controller | reconcileMinutes | 1                              | 1
        controller | reconcileMinutes | 1440                           | 1440
        cloud      | name             | fargate-cloud                  | fargate-cloud
        cloud      | name             | fargate-cloud-spot             | fargate-cloud-spot
        cloud      | enabled          | false                          | false
        cloud      | cluster          | jenkins_Spot-1                 | jenkins_Spot-1
        cloud      | cluster          | arn:aws-cn:ecs:cn-north-1:123456789012:cluster/demo | arn:aws-cn:ecs:cn-north-1:123456789012:cluster/demo
        cloud      | jenkinsUrl       | http://controller.demo.local:8080 | http://controller.demo.local:8080/
        cloud      | tunnel           | controller.demo.local:50000    | controller.demo.local:50000
        controller | rootUrl          | http://host:65535              | http://host:65535/
        cloud      | tunnel           | host:65535                     | host:65535
        cloud      | tunnel           | :50000                         | :50000
        cloud      | tunnel           | my_host:                       | my_host:
        cloud      | allowedOverrides | "all"                          | [all]
        cloud      | allowedOverrides | "CPU, memory ,,cpu"            | "[cpu, memory]"
        cloud      | retentionMinutes | 1440                           | 1440
        cloud      | maxAgents        | 10000                          | 10000
        template   | name             | build-example_2                | build-example_2
        template   | cloud            | Fargate-Cloud                  | fargate-cloud
        template   | enabled          | true                           | true
        template   | label            | "linux  jdk21 linux"           | linux jdk21
        template   | label            | größer-x                       | "größer-x"
        template   | image            | alpine                         | alpine
        template   | image            | jenkins/inbound-agent:3355.v388858a_47b_33-23 | jenkins/inbound-agent:3355.v388858a_47b_33-23
        template   | image            | 123456789012.dkr.ecr.eu-central-1.amazonaws.com/a/b__c.d-e:T_1 | 123456789012.dkr.ecr.eu-central-1.amazonaws.com/a/b__c.d-e:T_1
        template   | image            | localhost:5000/x@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef | localhost:5000/x@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
        template   | cpu              | 256                            | 256
        template   | cpu              | 16384                          | 16384
        template   | memory           | 512                            | 512
        template   | memory           | 122880                         | 122880
        template   | ephemeralStorage | 20                             | 20
        template   | label            | "v1.2 a-b_c ünï+="             | "v1.2 a-b_c ünï+="
        template   | ephemeralStorage | 21                             | 21
        template   | ephemeralStorage | 200                            | 200
        template   | taskRole         | arn:aws:iam::123456789012:role/path/to/role+=,.@-_x | arn:aws:iam::123456789012:role/path/to/role+=,.@-_x
        template   | executionRole    | arn:aws-us-gov:iam::123456789012:role/x | arn:aws-us-gov:iam::123456789012:role/x
        template   | subnets          | "subnet-0a1b2c3d, subnet-0a1b2c3d4e5f60001" | "[subnet-0a1b2c3d, subnet-0a1b2c3d4e5f60001]"
        template   | securityGroups   | "sg-0a1b2c3d,sg-0a1b2c3d"      | [sg-0a1b2c3d]
        template   | assignPublicIp   | True                           | true
        template   | platformVersion  | 1.4.0                          | 1.4.0
        template   | platformVersion  | LATEST                         | LATEST
        template   | cpuArchitecture  | arm64                          | ARM64
        template   | remoteFSRoot     | /                              | /
        template   | remoteFSRoot     | /..a/b..                       | /..a/b..
        controller | adminUser        | anonymous2                     | anonymous2
        template   | logGroup         | /ecs/jenkins.agents_1#x-Y      | /ecs/jenkins.agents_1#x-Y
        """)
    void takes(String schema, String key, String text, String value) {
        assertThat(key(schema, key).check(text)).hasToString(value);
    }

    @ParameterizedTest(name = "{0}.{1} refuses {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        controller | rootUrl          | "ci.example.com"            | is no URL; expected http(s)://HOST[:PORT]/
        controller | rootUrl          | "ftp://ci.example.com/"     | is no URL
        controller | rootUrl          | "https:///path"             | is no URL
        controller | rootUrl          | "https://ci.example.com/?a" | is no URL
        controller | rootUrl          | "https://ci.example.com/#a" | is no URL
        controller | rootUrl          | "https://a b/"              | is no URL
        controller | rootUrl          | "https://host:65536/"       | is no URL
        controller | rootUrl          | "https://me:hunter2@host/"  | "'https://…@host/' is no URL"
        controller | agentPort        | "0"                         | "'0' is out of range; expected a whole number from 1 to 65535"
        controller | agentPort        | "65536"                     | is out of range
        controller | agentPort        | "99999999999"               | is out of range
        controller | agentPort        | "-1"                        | is out of range
        controller | agentPort        | "8080.0"                    | is no whole number
        controller | agentPort        | "0x50"                      | is no whole number
        controller | executors        | "101"                       | is out of range
        controller | executors        | "-1"                        | is out of range
        controller | adminUser        | anonymous                   | and no reserved name such as anonymous
        controller | adminUser        | SYSTEM                      | and no reserved name such as anonymous
        controller | adminUser        | Unknown                     | and no reserved name such as anonymous
        controller | adminUser        | authenticated               | and no reserved name such as anonymous
        controller | adminUser        | "a b"                       | is not valid; expected up to 100 letters
        controller | adminParameter   | "arn:aws:ssm"               | is not valid; expected the name of a parameter
        controller | sampleJobs       | "yes"                       | "'yes' is not valid; expected true or false"
        controller | drift            | "ignore"                    | "'ignore' is not valid; expected one of restore, keep"
        controller | reconcileMinutes | "0"                         | is out of range; expected a whole number from 1 to 1440
        controller | reconcileMinutes | "1441"                      | is out of range
        cloud      | name             | "other"                     | expected one of fargate-cloud, fargate-cloud-spot
        cloud      | enabled          | "1"                         | expected true or false
        cloud      | cluster          | "two words"                 | is no ECS cluster; expected a name or arn:aws:ecs:
        cloud      | cluster          | "arn:aws:ecs:eu-central-1:123456789012:service/demo" | is no ECS cluster
        cloud      | cluster          | "arn:aws:iam::123456789012:cluster/demo" | is no ECS cluster
        cloud      | cluster          | "arn:nonsense"              | is no ECS cluster
        cloud      | cluster          | "1st.cluster"               | is no ECS cluster
        cloud      | jenkinsUrl       | "controller:8080"           | is no URL
        cloud      | tunnel           | "controller"                | expected HOST:PORT
        cloud      | tunnel           | ":"                         | expected HOST:PORT
        cloud      | tunnel           | "controller:65536"          | expected HOST:PORT
        cloud      | tunnel           | "http://controller:50000"   | expected HOST:PORT
        cloud      | allowedOverrides | "cpus"                      | "'cpus' is no property of an ECS agent; did you mean 'cpu'?"
        cloud      | allowedOverrides | "everything"                | expected words such as inheritFrom
        cloud      | retentionMinutes | "0"                         | is out of range
        cloud      | retentionMinutes | "1441"                      | is out of range
        cloud      | maxAgents        | "-1"                        | is out of range
        cloud      | maxAgents        | "10001"                     | is out of range
        template   | name             | "-build"                    | expected up to 100 letters, digits, hyphens and underscores
        template   | name             | "größer"                    | expected up to 100 letters
        template   | cloud            | "fargate"                   | expected one of fargate-cloud, fargate-cloud-spot
        template   | enabled          | "on"                        | expected true or false
        template   | label            | "a && b"                    | "'&&' is not valid; expected labels with spaces between"
        template   | label            | "a,b"                       | is not valid
        template   | image            | "Upper/Case"                | is not valid; expected a container image
        template   | image            | "a//b"                      | is not valid
        template   | image            | "a:b:c"                     | is not valid
        template   | image            | "x@sha256:012"              | is not valid
        template   | image            | "https://registry/x"        | is not valid
        template   | cpu              | "255"                       | is out of range
        template   | cpu              | "16385"                     | is out of range
        template   | cpu              | "1 vCPU"                    | is no whole number
        template   | memory           | "511"                       | is out of range
        template   | memory           | "122881"                    | is out of range
        template   | memory           | "2g"                        | is no whole number
        template   | ephemeralStorage | "19"                        | "'19' is out of range; expected a whole number from 20 to 200"
        template   | cpu              | "0512"                      | "'0512' is no whole number"
        template   | cpu              | "-0"                        | is out of range
        template   | label            | "vpc:qa"                    | is not valid
        template   | label            | "team/app"                  | is not valid
        template   | label            | "a [b] c"                   | is not valid
        template   | label            | "a $b"                      | is not valid
        template   | label            | "a .. b"                    | is not valid
        template   | label            | "a ."                       | is not valid
        template   | label            | "app."                      | is not valid
        template   | label            | "a\\b"                       | is not valid
        template   | label            | "a?b"                       | is not valid
        template   | label            | "a%b"                       | is not valid
        template   | label            | "a@b"                       | is not valid
        template   | label            | "a#b"                       | is not valid
        template   | label            | "a*b"                       | is not valid
        template   | label            | "a^b"                       | is not valid
        template   | label            | "a~b"                       | is not valid
        template   | label            | "a{b}"                      | is not valid
        template   | label            | "a`b"                       | is not valid
        template   | label            | "🚀"                | is not valid
        cloud      | jenkinsUrl       | "http://localhost:8080/"    | "'localhost' is the agent's own host"
        cloud      | jenkinsUrl       | "http://127.0.0.1/"         | is the agent's own host
        cloud      | jenkinsUrl       | "http://[::1]:8080/"        | is the agent's own host
        cloud      | jenkinsUrl       | "http://0.0.0.0/"           | is the agent's own host
        cloud      | tunnel           | "localhost:50000"           | is the agent's own host
        template   | ephemeralStorage | "201"                       | is out of range
        template   | taskRole         | "deploy"                    | is no IAM role; expected arn:aws:iam::ACCOUNT:role/NAME
        template   | taskRole         | "arn:aws:iam::123456789012:user/x" | is no IAM role
        template   | taskRole         | "arn:aws:sts::123456789012:role/x" | is no IAM role
        template   | taskRole         | "arn:aws:iam::123456789012:role/"  | is no IAM role
        template   | executionRole    | "arn:aws:iam::12:role/x"    | is no IAM role
        template   | subnets          | "subnet-xyz"                | expected an id such as subnet-0a1b2c3d4e5f67890
        template   | subnets          | "sg-0a1b2c3d"               | expected an id such as subnet-
        template   | subnets          | ","                         | has no value
        template   | securityGroups   | "default"                   | expected an id such as sg-
        template   | assignPublicIp   | "ENABLED"                   | expected true or false
        template   | platformVersion  | "1.4"                       | expected LATEST or a version such as 1.4.0
        template   | cpuArchitecture  | "x86"                       | expected one of X86_64, ARM64
        template   | remoteFSRoot     | "home"                      | expected an absolute path
        template   | remoteFSRoot     | "/home/../etc"              | expected an absolute path without relative parts
        template   | remoteFSRoot     | "/.."                       | expected an absolute path without relative parts
        template   | remoteFSRoot     | "/a/./b"                    | expected an absolute path without relative parts
        template   | remoteFSRoot     | "/a b"                      | expected an absolute path
        template   | environment      | "A=b"                       | must be a mapping of names to values
        template   | logGroup         | "a b"                       | expected the name of a CloudWatch log group
        """)
    void refuses(String schema, String key, String text, String message) {
        assertThatThrownBy(() -> key(schema, key).check(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    static Stream<Key<?>> keys() {
        return SCHEMAS.values().stream().flatMap(schema -> schema.keys().stream());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void refusesAValueThatIsNone(Key<?> key) {
        for (ConfigNode nothing : List.of(new ConfigNode.Empty("here"), new ConfigNode.Scalar("  ", "here"))) {
            assertThatThrownBy(() -> key.type().read(nothing))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .containsAnyOf("has no value", "must be a mapping of names to values");
        }
    }

    /** Bidi overrides, zero-width characters, escape codes, separators of lines, lone surrogates. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\\u202e", "\\u2066", "\\u200b", "\\ufeff", "\\u001b", "\\u0085", "\\u2028", "\\u00ad", "\\ud800"
            })
    void noTextHasAnInvisibleCharacter(String escaped) {
        String hidden = "a" + (char) Integer.parseInt(escaped.substring(2), 16) + "b";
        keys().forEach(key -> assertThatThrownBy(() -> key.type().read(new ConfigNode.Scalar(hidden, "here")))
                .as(key.name())
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(hidden));
        ConfigNode variables = new ConfigNode.Mapping(Map.of("A", new ConfigNode.Scalar(hidden, "here")), "here");
        assertThatThrownBy(() -> TemplateKeys.ENVIRONMENT.type().read(variables))
                .hasMessageContaining("has an invisible character");
    }

    @Test
    void aLabelFitsIntoTheNameOfANode() {
        assertThat(TemplateKeys.LABEL.check("a".repeat(100))).hasSize(100);
        assertThatThrownBy(() -> TemplateKeys.LABEL.check("a".repeat(101))).hasMessageContaining("is not valid");
        assertThatThrownBy(() -> TemplateKeys.LABEL.check("ü".repeat(100))).hasMessageContaining("at most 150 bytes");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void refusesAWrongKind(Key<?> key) {
        ConfigNode nested = new ConfigNode.Sequence(List.of(ConfigNode.Mapping.empty("here")), "here");
        assertThatThrownBy(() -> key.type().read(nested))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .containsAnyOf(
                        "must be a single value, not a ", "must be a mapping of names to values", "entry 1 has no '");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void explainsItselfAndTakesItsOwnExample(Key<?> key) throws DocumentException {
        assertThat(key.help()).endsWith(".");
        ConfigNode example = YamlDocument.read(key.example(), "example");
        assertThat(key.type().read(example)).isNotNull();
        assertThat(key).hasToString(key.name());
    }

    static Stream<Key<?>> usual() {
        return keys().filter(key -> key.usual().isPresent());
    }

    @ParameterizedTest
    @MethodSource("usual")
    void whatHoldsWhereNobodySaysAnythingIsRight(Key<?> key) {
        Object value = key.usual().orElseThrow();
        String text = value instanceof List<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
        assertThat((Object) key.check(text)).isEqualTo(value);
        assertThat((Object) Settings.NONE.get(key)).isEqualTo(value);
    }

    @Test
    void nothingHoldsWhereAKeyHasNothingUsual() {
        assertThatThrownBy(() -> Settings.NONE.get(TemplateKeys.TASK_ROLE))
                .hasMessage("there is neither a value of 'taskRole' nor a usual one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'[]'", "' [] '", "','"})
    void nothingMayBeAllowed(String yaml) throws DocumentException {
        assertThat(CloudKeys.ALLOWED_OVERRIDES.type().read(YamlDocument.read(yaml, "x")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "'{}'"})
    void noVariablesMayBeSet(String yaml) throws DocumentException {
        assertThat(TemplateKeys.ENVIRONMENT.type().read(YamlDocument.read(yaml, "x")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A: b", "A:", "_: ''", "MAVEN_OPTS: -Xmx1g", "{}"})
    void takesEnvironments(String yaml) throws DocumentException {
        assertThat(TemplateKeys.ENVIRONMENT.type().read(YamlDocument.read(yaml, "x")))
                .isNotNull();
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

    @Test
    void aLongWrongValueIsCutAndKeptOnOneLine() {
        assertThatThrownBy(() -> ControllerKeys.DRIFT.check("x\n" + "y".repeat(1000)))
                .message()
                .startsWith("'x yyy")
                .contains("y…' is not valid")
                .hasSizeLessThan(140);
    }

    @Test
    void exactlyEightyCharactersAreShownWhole() {
        assertThat(Quoted.of("y".repeat(80))).isEqualTo("'" + "y".repeat(80) + "'");
        assertThat(Quoted.of("y".repeat(81))).isEqualTo("'" + "y".repeat(79) + "…'");
    }

    private static Key<?> key(String schema, String key) {
        return Objects.requireNonNull(SCHEMAS.get(schema)).find(key).orElseThrow();
    }
}
