// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.reconcile.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusJsonTest {

    @Test
    void theStatusSaysEverythingAsPlainValues(@TempDir Path folder) {
        World world = new World(folder);
        Map<String, Object> tree = StatusJson.tree(world.settled().status());
        assertThat(tree).containsEntry("state", "IN_SYNC").containsEntry("sentence", "Jenkins matches the plan.");
        assertThat(tree).containsKeys("facts", "plan", "pending", "runs").doesNotContainKey("progress");
        Map<?, ?> run = first(tree, "runs");
        assertThat(run.get("trigger")).isEqualTo("STARTUP");
        assertThat(run.get("start")).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(first(run, "calls").get("millis")).isEqualTo(7L);
    }

    private static Map<?, ?> first(Map<?, ?> tree, String key) {
        return (Map<?, ?>) ((List<?>) Objects.requireNonNull(tree.get(key))).get(0);
    }
}
