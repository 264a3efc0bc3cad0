// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Container;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Status;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Stop;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Times;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/** A task of the SDK as a value. */
final class TaskMapping {

    /** ECS takes 1,024 characters; nobody reads so many. */
    static final int LONGEST_REASON = 255;

    private TaskMapping() {}

    static TaskState state(String cluster, Task task) {
        return new TaskState(
                new TaskRef(cluster, Listed.present(task.taskArn())),
                Status.of(or(task.lastStatus())),
                stop(task),
                new Times(
                        Optional.ofNullable(task.createdAt()),
                        Optional.ofNullable(task.startedAt()),
                        Optional.ofNullable(task.stoppedAt())),
                text(task.capacityProviderName()),
                tags(task.tags()),
                agent(task.overrides()));
    }

    /** A code, a reason or the wish that it stop is the end, even while it is still running. */
    private static Optional<Stop> stop(Task task) {
        String code = or(task.stopCodeAsString());
        String reason = or(task.stoppedReason());
        boolean ending = !code.isEmpty() || !reason.isEmpty() || "STOPPED".equals(task.desiredStatus());
        return ending
                ? Optional.of(new Stop(
                        code,
                        reason,
                        task.containers().stream()
                                .filter(Objects::nonNull)
                                .map(container -> new Container(
                                        or(container.name()),
                                        Optional.ofNullable(container.exitCode()),
                                        or(container.reason())))
                                .toList()))
                : Optional.empty();
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(tag -> or(tag.key()), tag -> or(tag.value()), (a, b) -> b));
    }

    /** The last word of the command that begins with {@code -url}, as amazon-ecs and this plugin write it. */
    private static Optional<String> agent(@Nullable TaskOverride overrides) {
        return overrides == null
                ? Optional.empty()
                : overrides.containerOverrides().stream()
                        .filter(Objects::nonNull)
                        .map(ContainerOverride::command)
                        .filter(command -> command.size() > 2 && command.contains("-url"))
                        .flatMap(command -> text(command.get(command.size() - 1)).stream())
                        .findFirst();
    }

    private static Optional<String> text(@Nullable String field) {
        return Optional.ofNullable(field).filter(text -> !text.isEmpty());
    }

    private static String or(@Nullable String field) {
        return field == null ? "" : field;
    }
}
