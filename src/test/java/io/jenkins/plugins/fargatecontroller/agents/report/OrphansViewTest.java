// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.sweep.Sweep;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrphansViewTest {

    @Test
    void whatTheSweepWouldStopIsToldOrWhyItIsNotKnown() {
        assertThat(OrphansView.of(() -> new Sweep.Found(List.of(), 3)).left()).isEqualTo(3);
        OrphansView refused = OrphansView.of(() -> {
            throw CallFailed.conflict("ecs:ListTasks", "not now", List.of());
        });
        assertThat(refused.failure()).isEqualTo("ecs:ListTasks: not now");
        assertThat(refused.tasks()).isEmpty();
    }

    @Test
    void anOrphanHasItsTaskItsNodeAndItsTime() {
        TaskState task = new TaskState(
                new TaskRef("cluster", "arn:task/1"),
                TaskState.Status.RUNNING,
                Optional.empty(),
                new TaskState.Times(Optional.of(Reports.NOW), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Map.of(),
                Optional.empty());
        assertThat(OrphansView.of(() -> new Sweep.Found(List.of(new Sweep.Orphan(task, "build-x")), 0))
                        .tasks())
                .containsExactly(new OrphansView.Task("arn:task/1", "build-x", "2026-11-25T12:00:00Z"));
    }
}
