// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderRightsTest {

    @ParameterizedTest
    @CsvSource({
        "production, production, true",
        "production, production/deploy, true",
        "production, production/a/b, true",
        "production, production-tests, false",
        "production, Production, false",
        "production, other/production, false",
        "production, team-a/production/deploy, false",
        "/production/, production/deploy, true",
        "team-a/tools, team-a/tools/build, true",
        "team-a/tools, team-a, false",
        "team-a/*, team-a/tools/build, true",
        "team-a/*, team-a/build, true",
        "team-a/*, team-a, false",
        "team-a/*, team-ab/build, false",
        "*/deploy, team-b/deploy, true",
        "*/deploy, deploy, false",
        "*/release, team-b/release/PR-7, true",
        "*/release, team-b/build, false",
        "production/deploy, production/deploy/main, true",
        "production/deploy, production/other/PR-1, false",
        "production/deploy, production/deploy-docs, false",
        "project, project/feature%2Fx, true",
        "'', anything, false",
        "/, anything, false",
    })
    void aPatternCoversWholeNames(String pattern, String job, boolean allowed) {
        assertThat(new FolderRights(List.of("nowhere", pattern)).allow(job)).isEqualTo(allowed);
    }

    @Test
    void withoutPatternsItIsForEverybody() {
        assertThat(new FolderRights(List.of()).open()).isTrue();
        assertThat(new FolderRights(List.of()).allow("any/job")).isTrue();
        assertThat(new FolderRights(List.of("a")).open()).isFalse();
        assertThat(new FolderRights(List.of("a", "b/*"))).hasToString("a, b/*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/a/", "a/b", "a/*", "*", "a b", "x%2Fy", "..a", "ä"})
    void namesWithSlashesBetweenArePatterns(String text) {
        assertThat(FolderRights.isPattern(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a//b", "a,b", "..", "a/../b", ".", "a*", "a/b*", "a\nb"})
    void otherTextsAreNone(String text) {
        assertThat(FolderRights.isPattern(text)).isFalse();
    }

    @Test
    void aNameThatIsTooLongIsNone() {
        assertThat(FolderRights.isPattern("a".repeat(200))).isTrue();
        assertThat(FolderRights.isPattern("a".repeat(201))).isFalse();
    }

    @Test
    void aRefusalNamesTheTemplateTheFoldersAndTheRemedy() {
        FolderRights rights = new FolderRights(List.of("production", "team-a/*"));
        assertThat(rights.refusal("deploy", "sandbox/pr"))
                .contains("template deploy: only production, team-a/* may use it, and the job sandbox/pr is not there;"
                        + " move the job, or add it to the template's folders");
        assertThat(rights.refusal("deploy", "production/main")).isEmpty();
        assertThat(new FolderRights(List.of()).refusal("deploy", "sandbox/pr")).isEmpty();
    }
}
