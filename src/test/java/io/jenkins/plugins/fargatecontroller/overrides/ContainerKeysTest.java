// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import io.jenkins.plugins.fargatecontroller.settings.YamlWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys that say what an agent's containers are: what each takes and refuses, and with which words. */
class ContainerKeysTest {

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        entrypoint            | "/bin/agent -x  -y"              | "[/bin/agent, -x, -y]"
        user                  | "1000:1000"                      | "1000:1000"
        user                  | jenkins                          | jenkins
        taskDefinition        | my-agents                        | my-agents
        taskDefinition        | "my-agents:3"                    | "my-agents:3"
        taskDefinition        | "arn:aws:ecs:eu-central-1:123456789012:task-definition/x:1" | "arn:aws:ecs:eu-central-1:123456789012:task-definition/x:1"
        agentContainer        | agent                            | agent
        initProcess           | true                             | true
        efsVolumes            | "[]"                             | "[]"
        repositoryCredentials | arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:a/b-AbCdEf | arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:a/b-AbCdEf
        """)
    void takes(String key, String text, String value) {
        assertThat(key(key).check(text)).hasToString(value);
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        entrypoint            | "[a"                             | is not a list; expected words
        user                  | "a b"                            | expected a user such as 1000
        user                  | "a:b:c"                          | expected a user such as
        taskDefinition        | "a b"                            | expected FAMILY, FAMILY:REVISION or arn
        agentContainer        | "a b"                            | expected up to 255 letters
        repositoryCredentials | "arn:aws:ssm:eu-central-1:123456789012:parameter/x" | expected a secret such as
        efsVolumes            | "fs-0a1b2c3d"                    | must be a list; expected entries with fileSystem, accessPoint, path
        """)
    void refuses(String key, String text, String message) {
        assertThatThrownBy(() -> key(key).check(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0} takes {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        ulimits    | "{nofile: 65535, nproc: 10:20}"  | "{nofile=65535:65535, nproc=10:20}"
        secrets    | "{A: 'arn:aws:ssm:eu-central-1:123456789012:parameter/a/b'}" | "{A=arn:aws:ssm:eu-central-1:123456789012:parameter/a/b}"
        secrets    | "{A: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:x-AbCdEf:key::'}" | "{A=arn:aws:secretsmanager:eu-central-1:123456789012:secret:x-AbCdEf:key::}"
        efsVolumes | "[{fileSystem: fs-0a1b2c3d, path: /c}]" | "[{fileSystem=fs-0a1b2c3d, path=/c}]"
        efsVolumes | "[{path: /c, accessPoint: fsap-0a1b2c3d, fileSystem: fs-0a1b2c3d}]" | "[{fileSystem=fs-0a1b2c3d, accessPoint=fsap-0a1b2c3d, path=/c}]"
        """)
    void readsAndWritesWhatHasParts(String name, String yaml, String plain) throws DocumentException {
        assertThat(plain(key(name), yaml)).hasToString(plain);
        assertThat(plain(key(name), YamlWriter.text(plain(key(name), yaml)))).hasToString(plain);
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        ulimits               | "{nofile: many}"                 | expected a number, or SOFT:HARD
        ulimits               | "null"                           | must be a mapping of names to values
        secrets               | "{A: hunter2}"                   | is neither a secret nor a parameter; expected
        secrets               | "{1A: 'arn:aws:ssm:eu-central-1:123456789012:parameter/a'}" | expected a variable's name
        secrets               | "null"                           | must be a mapping of names to values
        efsVolumes            | "null"                           | has no value
        efsVolumes            | "[{fileSystem: fs-0a1b2c3d, path: /}]" | expected an absolute path
        efsVolumes            | "[{fileSystem: fs-0a1b2c3d, path: '/a:b'}]" | expected an absolute path
        efsVolumes            | "[{fileSystem: fs-0a1b2c3d, path: /c, accessPoint: fs-0a1b2c3d}]" | expected an access point such as
        efsVolumes            | "[{fileSystem: [fs-0a1b2c3d], path: /c}]" | must be a single value, not a list
        efsVolumes            | "[{path: /c}]"                   | entry 1 has no 'fileSystem'
        efsVolumes            | "[{fileSystem: fs-0a1b2c3d, path: /c}, {filesystem: x}]" | "entry 2.filesystem: 'filesystem' is not known here"
        efsVolumes            | "[{fileSystem: vol-1, path: /c}]" | "entry 1.fileSystem: 'vol-1' is not valid"
        efsVolumes            | "[{fileSystem: fs-0a1b2c3d, path: c}]" | expected an absolute path
        initProcess           | "1"                              | expected true or false
        initProcess           | "[true]"                         | must be a single value, not a list
        initProcess           | "null"                           | has no value
        entrypoint            | "{a: b}"                         | must be a single value, not a mapping
        entrypoint            | "[]"                             | has no value
        entrypoint            | "null"                           | has no value
        entrypoint            | "[a, [b]]"                       | must be a single value, not a list
        user                  | "[1000]"                         | must be a single value, not a list
        user                  | "null"                           | has no value
        user                  | "-1"                             | expected a user such as
        repositoryCredentials | "[x]"                            | must be a single value, not a list
        repositoryCredentials | "null"                           | has no value
        repositoryCredentials | "hub"                            | expected a secret such as
        taskDefinition        | "own:0"                          | "expected FAMILY, FAMILY:REVISION or arn"
        taskDefinition        | "[own]"                          | must be a single value, not a list
        taskDefinition        | "null"                           | has no value
        agentContainer        | "{a: b}"                         | must be a single value, not a mapping
        agentContainer        | "null"                           | has no value
        agentContainer        | "a.b"                            | expected up to 255 letters
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

    @Test
    void whatIsLongerThanEcsTakesIsRefused() {
        for (Key<?> key : List.of(ContainerKeys.AGENT_CONTAINER, ContainerKeys.TASK_DEFINITION, ContainerKeys.USER)) {
            assertThatThrownBy(() -> key.check("a".repeat(256))).hasMessageContaining("is not valid");
        }
        assertThatThrownBy(() -> ContainerKeys.ENTRYPOINT.check("a".repeat(8193)))
                .hasMessageContaining("is too long");
    }

    private static <T> Object plain(Key<T> key, String yaml) throws DocumentException {
        return key.type().plain(key.type().read(YamlDocument.read(yaml, "")));
    }

    private static Key<?> key(String name) {
        return TemplateKeys.SCHEMA.find(name).orElseThrow();
    }
}
