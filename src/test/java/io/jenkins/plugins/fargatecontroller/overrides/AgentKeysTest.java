// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import io.jenkins.plugins.fargatecontroller.settings.YamlWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys that say how agents are used and what they are made of: what each takes and refuses, and with which words. */
class AgentKeysTest {

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        folders   | "production, team-a/*,/x/y z/" | "[production, team-a/*, /x/y z/]"
        folders   | "team/app/PR-1,team/a%2Fb.c"   | "[team/app/PR-1, team/a%2Fb.c]"
        folders   | "[]"                           | "[]"
        default   | TRUE                           | true
        maxAgents | 0                              | 0
        reuse     | true                           | true
        entrypoint | "/bin/agent -x  -y"           | "[/bin/agent, -x, -y]"
        user      | "1000:1000"                    | "1000:1000"
        user      | jenkins                        | jenkins
                    taskDefinition | my-agents                 | my-agents
            taskDefinition | "my-agents:3"             | "my-agents:3"
            taskDefinition | "arn:aws:ecs:eu-central-1:123456789012:task-definition/x:1" | "arn:aws:ecs:eu-central-1:123456789012:task-definition/x:1"
            agentContainer | agent                     | agent
            initProcess | true                         | true
        startMinutes | 120                         | 120
        enableExecuteCommand | false               | false
        tags      | "{}"                           | "{}"
        efsVolumes | "[]"                          | "[]"
        repositoryCredentials | arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:a/b-AbCdEf | arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:a/b-AbCdEf
        """)
    void takes(String key, String text, String value) {
        assertThat(key(key).check(text)).hasToString(value);
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        folders   | "a//b" | "'a//b' is no folder; expected its full name"
        folders   | "../b" | is no folder
        folders   | "a*"   | is no folder
        folders   | "/"    | is no folder
        default   | "yes"  | expected true or false
        maxAgents | "-1"   | is out of range
        reuse     | "1"    | expected true or false
        entrypoint | "[a"  | is no list; expected words
        user      | "a b"  | expected a user such as 1000
        user      | "a:b:c" | expected a user such as
                    taskDefinition | "a b" | expected FAMILY, FAMILY:REVISION or arn
            agentContainer | "a b" | expected up to 255 letters
            startMinutes | "0" | is out of range
        startMinutes | "121" | is out of range
        repositoryCredentials | "arn:aws:ssm:eu-central-1:123456789012:parameter/x" | expected a secret such as
        efsVolumes | "fs-0a1b2c3d" | must be a list; expected entries with fileSystem, accessPoint, path
        """)
    void refuses(String key, String text, String message) {
        assertThatThrownBy(() -> key(key).check(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0} takes {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        ulimits    | "{nofile: 65535, nproc: 10:20}" | "{nofile=65535:65535, nproc=10:20}"
        tags       | "{team: a b, cost-centre: 4711}" | "{team=a b, cost-centre=4711}"
        secrets    | "{A: 'arn:aws:ssm:eu-central-1:123456789012:parameter/a/b'}" | "{A=arn:aws:ssm:eu-central-1:123456789012:parameter/a/b}"
        secrets    | "{A: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:x-AbCdEf:key::'}" | "{A=arn:aws:secretsmanager:eu-central-1:123456789012:secret:x-AbCdEf:key::}"
        capacity   | "{FARGATE: 1, FARGATE_SPOT: 3}" | "{FARGATE=1, FARGATE_SPOT=3}"
        capacity   | "{FARGATE: 0, FARGATE_SPOT: 1}" | "{FARGATE_SPOT=1}"
            efsVolumes | "[{fileSystem: fs-0a1b2c3d, path: /c}]" | "[{fileSystem=fs-0a1b2c3d, path=/c}]"
        efsVolumes | "[{path: /c, accessPoint: fsap-0a1b2c3d, fileSystem: fs-0a1b2c3d}]" | "[{fileSystem=fs-0a1b2c3d, accessPoint=fsap-0a1b2c3d, path=/c}]"
        """)
    void readsAndWritesWhatHasParts(String name, String yaml, String plain) throws DocumentException {
        assertThat(plain(key(name), yaml)).hasToString(plain);
        assertThat(plain(key(name), YamlWriter.text(plain(key(name), yaml)))).hasToString(plain);
    }

    private static <T> Object plain(Key<T> key, String yaml) throws DocumentException {
        return key.type().plain(key.type().read(YamlDocument.read(yaml, "")));
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        ulimits    | "{files: 1}"           | "'files' is no limit; expected one of core, cpu"
        ulimits    | "{nofile: 20:10}"      | has a soft limit above the hard one
        ulimits    | "{nofile: many}"       | expected a number, or SOFT:HARD
        tags       | "{'aws:x': y}"         | is no tag
        tags       | "{'fargate-controller:job': y}" | neither aws: nor fargate-controller: before them
        tags       | "{a: 'b*'}"            | is no value of a tag
        secrets    | "{A: hunter2}"         | is neither a secret nor a parameter; expected
        secrets    | "{1A: 'arn:aws:ssm:eu-central-1:123456789012:parameter/a'}" | expected a variable's name
        capacity   | "{SPOT: 1}"            | is no capacity provider of Fargate
        capacity   | "{FARGATE: 1001}"      | is no weight
        capacity   | "{FARGATE: 0}"         | has no weight above 0
            efsVolumes | "null"             | has no value
            efsVolumes | "[{fileSystem: fs-0a1b2c3d, path: /}]" | expected an absolute path
            efsVolumes | "[{fileSystem: fs-0a1b2c3d, path: '/a:b'}]" | expected an absolute path
            efsVolumes | "[{fileSystem: fs-0a1b2c3d, path: /c, accessPoint: fs-0a1b2c3d}]" | expected an access point such as
            efsVolumes | "[{fileSystem: [fs-0a1b2c3d], path: /c}]" | must be a single value, not a list
            ulimits    | "[nofile]"         | must be a mapping of names to values
            ulimits    | "{nofile: [1, 2]}" | the value of 'nofile' must be a text
            ulimits    | "{nofile: -1}"     | expected a number, or SOFT:HARD
            ulimits    | "{nofile: 1:2:3}"  | expected a number, or SOFT:HARD
            ulimits    | "{nofile: 9999999999}" | expected a number, or SOFT:HARD
            ulimits    | "null"             | must be a mapping of names to values
            tags       | "[a]"              | must be a mapping of names to values
            tags       | "{a: [b]}"         | the value of 'a' must be a text
            tags       | "{'AWS:x': y}"     | is no tag
            tags       | "null"             | must be a mapping of names to values
            secrets    | "[A]"              | must be a mapping of names to values
            secrets    | "{A: [x]}"         | the value of 'A' must be a text
            secrets    | "{A: 'arn:aws:s3:::bucket/key'}" | is neither a secret nor a parameter
            secrets    | "null"             | must be a mapping of names to values
            capacity   | "[FARGATE]"        | must be a mapping of names to values
            capacity   | "{FARGATE: -1}"    | is no weight
            capacity   | "{FARGATE: 1.5}"   | is no weight
            capacity   | "{fargate: 1}"     | is no capacity provider of Fargate
            capacity   | "{FARGATE: null}"  | has no weight above 0
            capacity   | "null"             | must be a mapping of names to values
            folders    | "{a: b}"           | must be a single value, not a mapping
            folders    | "[[a]]"            | must be a single value, not a list
            folders    | "null"             | has no value
            default    | "[true]"           | must be a single value, not a list
            default    | "{}"               | must be a single value, not a mapping
            default    | "null"             | has no value
            initProcess | "1"               | expected true or false
            initProcess | "[true]"          | must be a single value, not a list
            initProcess | "null"            | has no value
            enableExecuteCommand | "enabled" | expected true or false
            enableExecuteCommand | "{a: b}" | must be a single value, not a mapping
            enableExecuteCommand | "null"   | has no value
            entrypoint | "{a: b}"           | must be a single value, not a mapping
            entrypoint | "[]"               | has no value
            entrypoint | "null"             | has no value
            entrypoint | "[a, [b]]"         | must be a single value, not a list
            user       | "[1000]"           | must be a single value, not a list
            user       | "null"             | has no value
            user       | "-1"               | expected a user such as
            startMinutes | "[5]"            | must be a single value, not a list
            startMinutes | "1.5"            | is no whole number
            startMinutes | "null"           | has no value
            repositoryCredentials | "[x]"   | must be a single value, not a list
            repositoryCredentials | "null"  | has no value
            repositoryCredentials | "hub"   | expected a secret such as
            taskDefinition | "own:0"        | "expected FAMILY, FAMILY:REVISION or arn"
            taskDefinition | "[own]"        | must be a single value, not a list
            taskDefinition | "null"         | has no value
            agentContainer | "{a: b}"       | must be a single value, not a mapping
            agentContainer | "null"         | has no value
            agentContainer | "a.b"          | expected up to 255 letters
            efsVolumes | "[{path: /c}]"         | entry 1 has no 'fileSystem'
        efsVolumes | "[{fileSystem: fs-0a1b2c3d, path: /c}, {filesystem: x}]" | "entry 2.filesystem: 'filesystem' is not known here"
        efsVolumes | "[{fileSystem: vol-1, path: /c}]" | "entry 1.fileSystem: 'vol-1' is not valid"
        efsVolumes | "[{fileSystem: fs-0a1b2c3d, path: c}]" | expected an absolute path
        """)
    void refusesPartsThatAreWrong(String name, String yaml, String message) {
        assertThatThrownBy(() -> plain(key(name), yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void wordsWithBlanksAreWrittenAsAList() throws DocumentException {
        Key<?> entrypoint = ContainerKeys.ENTRYPOINT;
        String list = "[\"/bin/sh\", \"-c\", \"exec \\\"$0\\\" a\"]";
        assertThat(ContainerKeys.ENTRYPOINT.check(list)).containsExactly("/bin/sh", "-c", "exec \"$0\" a");
        assertThat(plain(entrypoint, list)).isEqualTo(list);
        assertThat(plain(entrypoint, "[/bin/agent, -x]")).isEqualTo("/bin/agent -x");
    }

    /** Limits of ECS and IAM: {@code Tag}, {@code TaskDefinition} and their like in the API. */
    @Test
    void whatIsLongerThanAwsTakesIsRefused() {
        for (String yaml : List.of("{%s: x}".formatted("a".repeat(129)), "{a: %s}".formatted("b".repeat(257)))) {
            assertThatThrownBy(() -> plain(UseKeys.TAGS, yaml)).hasMessageContaining("no ");
        }
        String many =
                IntStream.range(0, 41).mapToObj(i -> "t%d: x".formatted(i)).collect(Collectors.joining(", "));
        assertThatThrownBy(() -> plain(UseKeys.TAGS, "{%s}".formatted(many)))
                .hasMessage("has 41 tags; expected at most 40");
        for (Key<?> key : List.of(ContainerKeys.AGENT_CONTAINER, ContainerKeys.TASK_DEFINITION, ContainerKeys.USER)) {
            assertThatThrownBy(() -> key.check("a".repeat(256))).hasMessageContaining("is not valid");
        }
        assertThatThrownBy(() -> ContainerKeys.ENTRYPOINT.check("a".repeat(8193)))
                .hasMessageContaining("is too long");
    }

    @Test
    void theSameKeyTwiceIsToldApart() {
        for (String yaml : List.of("{nofile: 1, nofile: 2}", "{FARGATE: 1, FARGATE: 2}")) {
            assertThatThrownBy(() -> YamlDocument.read(yaml, "o.yaml")).hasMessageContaining("twice");
        }
    }

    private static Key<?> key(String name) {
        return TemplateKeys.SCHEMA.find(name).orElseThrow();
    }
}
