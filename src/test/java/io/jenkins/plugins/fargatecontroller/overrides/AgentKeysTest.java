// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.settings.Key;
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
            """)
    void refuses(String key, String text, String message) {
        assertThatThrownBy(() -> key(key).check(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static Key<?> key(String name) {
        return TemplateKeys.SCHEMA.find(name).orElseThrow();
    }
}
