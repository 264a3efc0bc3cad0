// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

class TaskMappingTest {

    private static final String ARN = "arn:aws:ecs:eu-central-1:123456789012:task/agents/1";
    private static final Instant CREATED = Instant.parse("2026-11-25T10:00:00Z");

    private static Task.Builder task() {
        return Task.builder().taskArn(ARN).lastStatus("RUNNING");
    }

    private static TaskState state(Task.Builder task) {
        return TaskMapping.state("cluster", task.build());
    }

    @Test
    void aTaskIsReadWhole() {
        TaskState state = state(task().createdAt(CREATED)
                .startedAt(CREATED.plusSeconds(20))
                .stoppedAt(CREATED.plusSeconds(60))
                .capacityProviderName("FARGATE_SPOT")
                .tags(Tag.builder().key("team").value("build").build())
                .overrides(overrides("-url", "http://controller/", "s3cret", "build-x")));
        assertThat(state)
                .isEqualTo(new TaskState(
                        new TaskRef("cluster", ARN),
                        TaskState.Status.RUNNING,
                        Optional.empty(),
                        new TaskState.Times(
                                Optional.of(CREATED),
                                Optional.of(CREATED.plusSeconds(20)),
                                Optional.of(CREATED.plusSeconds(60))),
                        Optional.of("FARGATE_SPOT"),
                        Map.of("team", "build"),
                        Optional.of("build-x")));
    }

    @Test
    void whatIsMissingIsEmptyExceptTheArn() {
        assertThat(TaskMapping.state("cluster", Task.builder().taskArn(ARN).build()))
                .isEqualTo(new TaskState(
                        new TaskRef("cluster", ARN),
                        TaskState.Status.UNKNOWN,
                        Optional.empty(),
                        new TaskState.Times(Optional.empty(), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty()));
        assertThatThrownBy(() -> TaskMapping.state("cluster", Task.builder().build()))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', RUNNING, false",
        "'', '', '',      false",
        "'', '', STOPPED, true",
        "SpotInterruption, '', RUNNING, true",
        "'', Your Spot Task was interrupted., RUNNING, true",
    })
    void aCodeAReasonOrTheWishThatItStopIsTheEnd(String code, String reason, String wish, boolean ending) {
        TaskState state = state(task().stopCode(code).stoppedReason(reason).desiredStatus(wish));
        assertThat(state.stop())
                .isEqualTo(ending ? Optional.of(new TaskState.Stop(code, reason, List.of())) : Optional.empty());
    }

    @Test
    void theContainersOfAStopSayHowEachEnded() {
        TaskState state = state(task().stopCode("EssentialContainerExited")
                .containers(Arrays.asList(
                        software.amazon.awssdk.services.ecs.model.Container.builder()
                                .name("agent")
                                .exitCode(137)
                                .reason("OutOfMemoryError")
                                .build(),
                        null,
                        software.amazon.awssdk.services.ecs.model.Container.builder()
                                .build())));
        assertThat(state.stop().orElseThrow().containers())
                .containsExactly(
                        new TaskState.Container("agent", Optional.of(137), "OutOfMemoryError"),
                        new TaskState.Container("", Optional.empty(), ""));
    }

    @Test
    void tagsThatAreNoneAreLeftOutAndOfTwoTheLastCounts() {
        TaskState state = state(task().tags(Arrays.asList(
                null,
                Tag.builder().key("team").value("old").build(),
                Tag.builder().key("team").value("new").build(),
                Tag.builder().key("empty").build())));
        assertThat(state.tags()).isEqualTo(Map.of("team", "new", "empty", ""));
    }

    private static TaskOverride overrides(String... command) {
        return TaskOverride.builder()
                .containerOverrides(Arrays.asList(
                        null,
                        ContainerOverride.builder().name("sidecar").build(),
                        ContainerOverride.builder()
                                .name("agent")
                                .command(command)
                                .build()))
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "-url http://c/ secret build-x, build-x",
                "-tunnel c:50000 -url http://c/ secret build-x, build-x",
                "-url build-x, ''",
                "/bin/sh -c something, ''",
                "-url http://c/ null, ''",
            })
    void theAgentsNameIsTheLastWordOfItsCommand(String command, String agent) {
        String[] words = Arrays.stream(command.split(" ", -1))
                .map(word -> word.equals("null") ? null : word)
                .toArray(String[]::new);
        assertThat(state(task().overrides(overrides(words))).agent().orElse("")).isEqualTo(agent);
    }
}
