// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaskStateTest {

    private static TaskState task(TaskState.Status status) {
        return new TaskState(
                new TaskRef("cluster", "arn:aws:ecs:eu-central-1:123456789012:task/agents/0123"),
                status,
                Optional.empty(),
                new TaskState.Times(Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Map.of("team", "build"),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"RUNNING, RUNNING", "DELETED, DELETED", "running, UNKNOWN", "SOMETHING_NEW, UNKNOWN", "'', UNKNOWN"})
    void aStatusIsReadAsEcsWritesIt(String text, TaskState.Status status) {
        assertThat(TaskState.Status.of(text)).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(TaskState.Status.class)
    void itDoesNoMoreWorkOnceItsContainersAreGone(TaskState.Status status) {
        assertThat(task(status).stopped())
                .isEqualTo(Set.of(TaskState.Status.DEPROVISIONING, TaskState.Status.STOPPED, TaskState.Status.DELETED)
                        .contains(status));
    }

    @Test
    void aTagIsThereOrNot() {
        assertThat(task(TaskState.Status.RUNNING).tag("team")).contains("build");
        assertThat(task(TaskState.Status.RUNNING).tag("other")).isEmpty();
        assertThat(task(TaskState.Status.RUNNING).ref().id()).isEqualTo("0123");
    }

    @Test
    void aReasonThatIsSaidAlreadyIsNotSaidAgain() {
        TaskState.Container container = new TaskState.Container("agent", Optional.of(1), "it broke");
        assertThat(container.besides("it broke")).isEqualTo(new TaskState.Container("agent", Optional.of(1), ""));
        assertThat(container.besides("another")).isEqualTo(container);
    }
}
