// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer.Ulimit;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContainerTypesTest {

    private static final ValueType<List<String>> WORDS = ContainerTypes.words();
    private static final ValueType<List<Ulimit>> ULIMITS = ContainerTypes.ulimits();
    private static final ValueType<Map<String, String>> TAGS = ContainerTypes.tags();
    private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        /bin/agent  -x -y              | /bin/agent,-x,-y
        [/bin/agent, -x]               | /bin/agent,-x
        '["/bin/sh", "-c", "a b"]'     | /bin/sh,-c,a b
        ' [a, b] '                     | a,b
        """)
    void aCommandIsWordsOrAList(String yaml, String words) throws DocumentException {
        assertThat(String.join(",", WORDS.read(YamlDocument.read(yaml, "f")))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        '[a'        | '[a' is not a list; expected words with blanks between, or ["word", "several words"]
        '[a] b'     | '[a] b' is not a list
        sh -c "a b" | 'sh -c "a b"' has quotes, which no shell takes away; expected a list such as ["/bin/sh", "-c", "several words"]
        sh -c it's  | has quotes
        '[[a]]'     | must be a single value, not a list
        []          | has no value
        '[]'        | has no value
        ' '         | has no value
        ~           | has no value
        {a: b}      | must be a single value, not a mapping
        """)
    void whatHasNoWordsIsRefused(String yaml, String message) {
        assertThatThrownBy(() -> WORDS.read(YamlDocument.read(yaml, "f")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    static Stream<List<String>> commands() {
        return Stream.of(
                List.of("/bin/agent", "-x"),
                List.of("a b"),
                List.of("[a", "b]"),
                List.of("\"a\"", "'b'"),
                List.of("it's", "-Dx=\"y\""),
                List.of(",a", "b"),
                List.of("a\\b", "c d"),
                List.of("/bin/sh", "-c", "set -e\nexec \"$0\""),
                List.of("tab\there", "x"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsWrittenAsATextThatIsReadAsTheSame(List<String> words) {
        String text = (String) WORDS.plain(words);
        assertThat(WORDS.read(new ConfigNode.Scalar(text, "f"))).isEqualTo(words);
        assertThat(text.startsWith("[")).as(text).isEqualTo(!words.equals(List.of("/bin/agent", "-x")));
    }

    @ParameterizedTest
    @CsvSource({
        "nofile, 65535, 65535, 65535",
        "nproc, ' 10:20 ', 10, 20",
        "core, 0, 0, 0",
        "stack, 999999999, 999999999, 999999999"
    })
    void aLimitIsOneNumberOrTwo(String name, String text, int soft, int hard) {
        assertThat(ULIMITS.read(names(Map.of(name, text)))).containsExactly(new Ulimit(name, soft, hard));
        assertThat(ULIMITS.plain(List.of(new Ulimit(name, soft, hard)))).isEqualTo(Map.of(name, soft + ":" + hard));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        files  | 1          | 'files' is not a limit; expected one of core, cpu
        nofile | 20:10      | has a soft limit above the hard one; expected SOFT:HARD
        nofile | many       | is not a limit; expected a number, or SOFT:HARD
        nofile | -1         | is not a limit; expected a number, or SOFT:HARD
        nofile | 1:2:3      | is not a limit; expected a number, or SOFT:HARD
        nofile | :2         | is not a limit; expected a number, or SOFT:HARD
        nofile | 9999999999 | is not a limit; expected a number, or SOFT:HARD
        nofile | ``         | is not a limit; expected a number, or SOFT:HARD
        """)
    void anotherLimitIsRefused(String name, String text, String message) {
        assertThatThrownBy(() -> ULIMITS.read(names(Map.of(name, text))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void tagsAreAsManyAndAsLongAsEcsTakesBesideOurs() {
        Map<String, String> longest = Map.of("ä".repeat(128), "b".repeat(256), "a /+:@-_.", "", "c", "x=y");
        assertThat(TAGS.read(names(longest))).isEqualTo(longest);
        assertThat(TAGS.read(names(many(40)))).hasSize(40);
        assertThatThrownBy(() -> TAGS.read(names(many(41)))).hasMessage("has 41 tags; expected at most 40");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        aws:x                   | y   | is not a tag
        AWS:x                   | y   | is not a tag
        fargate-controller:job  | y   | neither aws: nor fargate-controller: before them
        a=b                     | y   | is not a tag
        a                       | b*  | is not a tag value
        """)
    void anotherTagIsRefused(String name, String value, String message) {
        assertThatThrownBy(() -> TAGS.read(names(Map.of(name, value)))).hasMessageContaining(message);
        assertThatThrownBy(() -> TAGS.read(names(Map.of("a".repeat(129), "")))).hasMessageContaining("is not a tag");
        assertThatThrownBy(() -> TAGS.read(names(Map.of("a", "b".repeat(257)))))
                .hasMessageContaining("is not a tag value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        arn:aws:ssm:eu-central-1:123456789012:parameter/a/b                     | true
        arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:a/b-AbCdEf     | true
        arn:aws:secretsmanager:eu-central-1:123456789012:secret:a-AbCdEf:key::  | true
        arn:aws:secretsmanager:eu-central-1:123456789012:secret:a:b:c:d:e       | false
        arn:aws:secretsmanager:eu-central-1:123456789012:secret:                | false
        arn:aws:ssm:eu-central-1:123456789012:parameter/                        | false
        arn:aws:ssm:eu-central-1:12345:parameter/a                              | false
        arn:aws:s3:::bucket/key                                                 | false
        hunter2                                                                 | false
        """)
    void aSecretIsAnArnOfOneOfTwoServices(String arn, boolean valid) {
        ConfigNode node = names(Map.of("A", arn));
        if (valid) {
            assertThat(ContainerTypes.secrets().read(node)).isEqualTo(Map.of("A", arn));
        } else {
            assertThatThrownBy(() -> ContainerTypes.secrets().read(node))
                    .hasMessageContaining("is neither a secret nor a parameter; expected");
        }
    }

    @Test
    void aLoginIsAWholeSecret() {
        assertThat(ContainerTypes.login().read(scalar(SECRET + "hub-AbCdEf"))).isEqualTo(SECRET + "hub-AbCdEf");
        assertThatThrownBy(() -> ContainerTypes.login().read(scalar(SECRET + "hub-AbCdEf:key::")))
                .hasMessageContaining("expected a secret such as");
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1000:1000, true", "jenkins, true", "a:b:c, false", "-1, false", "a b, false", ":1, false"
    })
    void aUserIsANameOrAnIdAndMayHaveAGroup(String text, boolean valid) {
        assertThat(taken(ContainerTypes.user(), text)).isEqualTo(valid);
        assertThat(taken(ContainerTypes.user(), "u".repeat(32))).isTrue();
        assertThat(taken(ContainerTypes.user(), "u".repeat(33))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "own, true",
        "own:3, true",
        "arn:aws:ecs:eu-central-1:123456789012:task-definition/own:3, true",
        "own:0, false",
        "own:1:2, false",
        "own.b, false",
        "arn:aws:ecs:eu-central-1:123456789012:task/own, false"
    })
    void aTaskDefinitionIsAFamilyWithOrWithoutARevision(String text, boolean valid) {
        assertThat(taken(ContainerTypes.taskDefinition(), text)).isEqualTo(valid);
    }

    private static boolean taken(ValueType<String> type, String text) {
        try {
            return type.read(scalar(text)).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, String> many(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "t" + i, i -> "x"));
    }

    private static ConfigNode names(Map<String, String> values) {
        return ConfigNode.of(values, "f:1");
    }

    private static ConfigNode scalar(String text) {
        return new ConfigNode.Scalar(text, "f:1");
    }
}
