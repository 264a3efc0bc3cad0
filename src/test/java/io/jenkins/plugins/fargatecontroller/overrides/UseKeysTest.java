// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import io.jenkins.plugins.fargatecontroller.settings.YamlWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys that say how agents are used: what each takes and refuses, and with which words. */
class UseKeysTest {

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        folders              | "production, team-a/*,/x/y z/" | "[production, team-a/*, /x/y z/]"
        folders              | "team/app/PR-1,team/a%2Fb.c"   | "[team/app/PR-1, team/a%2Fb.c]"
        folders              | "[]"                           | "[]"
        default              | TRUE                           | true
        maxAgents            | 0                              | 0
        reuse                | true                           | true
        startMinutes         | 120                            | 120
        enableExecuteCommand | false                          | false
        tags                 | "{}"                           | "{}"
        """)
    void takes(String key, String text, String value) {
        assertThat(key(key).check(text)).hasToString(value);
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        folders      | "a//b" | "'a//b' is not a folder; expected its full name"
        folders      | "../b" | is not a folder
        folders      | "a*"   | is not a folder
        folders      | "/"    | is not a folder
        default      | "yes"  | expected true or false
        maxAgents    | "-1"   | is out of range
        reuse        | "1"    | expected true or false
        startMinutes | "0"    | is out of range
        startMinutes | "121"  | is out of range
        """)
    void refuses(String key, String text, String message) {
        assertThatThrownBy(() -> key(key).check(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0} takes {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        tags     | "{team: a b, cost-centre: 4711}" | "{team=a b, cost-centre=4711}"
        capacity | "{FARGATE: 1, FARGATE_SPOT: 3}"  | "{FARGATE=1, FARGATE_SPOT=3}"
        capacity | "{FARGATE: 0, FARGATE_SPOT: 1}"  | "{FARGATE_SPOT=1}"
        """)
    void readsAndWritesWhatHasParts(String name, String yaml, String plain) throws DocumentException {
        assertThat(plain(key(name), yaml)).hasToString(plain);
        assertThat(plain(key(name), YamlWriter.text(plain(key(name), yaml)))).hasToString(plain);
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        tags                 | "{'aws:x': y}"    | is not a tag
        tags                 | "null"            | must be a mapping of names to values
        capacity             | "{SPOT: 1}"       | is not a Fargate capacity provider
        capacity             | "{FARGATE: 1001}" | is not a weight
        capacity             | "{FARGATE: 0}"    | has no weight above 0
        capacity             | "[FARGATE]"       | must be a mapping of names to values
        capacity             | "{FARGATE: -1}"   | is not a weight
        capacity             | "{FARGATE: 1.5}"  | is not a weight
        capacity             | "{fargate: 1}"    | is not a Fargate capacity provider
        capacity             | "{FARGATE: null}" | has no weight above 0
        capacity             | "null"            | must be a mapping of names to values
        folders              | "{a: b}"          | must be a single value, not a mapping
        folders              | "[[a]]"           | must be a single value, not a list
        folders              | "null"            | has no value
        default              | "[true]"          | must be a single value, not a list
        default              | "{}"              | must be a single value, not a mapping
        default              | "null"            | has no value
        enableExecuteCommand | "enabled"         | expected true or false
        enableExecuteCommand | "{a: b}"          | must be a single value, not a mapping
        enableExecuteCommand | "null"            | has no value
        startMinutes         | "[5]"             | must be a single value, not a list
        startMinutes         | "1.5"             | is not a whole number
        startMinutes         | "null"            | has no value
        """)
    void refusesPartsThatAreWrong(String name, String yaml, String message) {
        assertThatThrownBy(() -> plain(key(name), yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static <T> Object plain(Key<T> key, String yaml) throws DocumentException {
        return key.type().plain(key.type().read(YamlDocument.read(yaml, "")));
    }

    private static Key<?> key(String name) {
        return TemplateKeys.SCHEMA.find(name).orElseThrow();
    }
}
