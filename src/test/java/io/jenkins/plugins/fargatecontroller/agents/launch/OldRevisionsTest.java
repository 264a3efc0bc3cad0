// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OldRevisionsTest {

    @Test
    void oldRevisionsGoAndSomeAreKept() {
        Map<String, List<String>> found = new LinkedHashMap<>();
        found.put("used", List.of("used:2", "used:1"));
        found.put("recent", List.of("recent:1"));
        found.put("old", List.of("old:2", "old:1"));
        assertThat(new OldRevisions(1).surplus(found, Set.of("used")))
                .containsExactlyInAnyOrder("used:1", "old:1", "old:2");
        assertThat(new OldRevisions(2).surplus(found, Set.of("used"))).containsExactlyInAnyOrder("used:1", "old:1");
    }

    @Test
    void nothingIsSurplusWhereThereIsNothing() {
        assertThat(new OldRevisions(0).surplus(Map.of(), Set.of("used"))).isEmpty();
        assertThat(new OldRevisions(0).surplus(Map.of("empty", List.of()), Set.of()))
                .isEmpty();
    }

    @Test
    void whereNoneIsKeptARevisionIsStillNamedOnce() {
        assertThat(new OldRevisions(0).surplus(Map.of("old", List.of("old:2", "old:1")), Set.of()))
                .containsExactlyInAnyOrder("old:1", "old:2");
    }
}
