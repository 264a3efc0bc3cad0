// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Clusters;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTasks;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.RunAnswer;
import io.jenkins.plugins.fargatecontroller.agents.task.RunRequest;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskFilter;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.settings.Invisible;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskField;

/** The tasks of ECS. A cluster's ARN says in which region to ask. */
public record SdkAgentTasks(EcsClients clients) implements AgentTasks {

    private EcsClient client(String cluster) {
        return clients.in(Clusters.region(cluster));
    }

    @Override
    public RunAnswer run(RunRequest request, AgentSecret secret) throws CallFailed {
        return new Call("ecs:RunTask").make(() -> {
            RunTaskResponse answer = client(request.cluster()).runTask(RunTaskMapping.request(request, secret));
            Optional<Task> task =
                    answer.tasks().stream().filter(Objects::nonNull).findFirst();
            return task.<RunAnswer>map(started -> new RunAnswer.Started(TaskMapping.state(request.cluster(), started)))
                    .orElseGet(() -> new RunAnswer.Refused(reason(answer.failures())));
        });
    }

    private static String reason(List<Failure> failures) {
        String reasons = failures.stream()
                .filter(Objects::nonNull)
                .flatMap(failure -> Stream.of(failure.reason(), failure.detail()))
                .flatMap(text -> Optional.ofNullable(text).stream())
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        if (reasons.isEmpty()) {
            throw new IllegalStateException("neither a task nor a reason");
        }
        return reasons;
    }

    @Override
    public List<TaskState> describe(String cluster, List<String> tasks) throws CallFailed {
        Call call = new Call("ecs:DescribeTasks");
        DescribeTasksResponse answer = call.make(() -> client(cluster)
                .describeTasks(request -> request.cluster(cluster).tasks(tasks).include(TaskField.TAGS)));
        List<TaskState> known = call.make(() -> answer.tasks().stream()
                .filter(Objects::nonNull)
                .map(task -> TaskMapping.state(cluster, task))
                .toList());
        long told = known.size()
                + answer.failures().stream().filter(SdkAgentTasks::missing).count();
        if (told < tasks.size()) {
            throw call.unreadable("it tells of %d of %d tasks".formatted(told, tasks.size()));
        }
        return known;
    }

    /** Only this says for certain that there is no such task. */
    private static boolean missing(@Nullable Failure failure) {
        return failure != null && "MISSING".equals(failure.reason());
    }

    @Override
    public List<String> list(String cluster, TaskFilter filter) throws CallFailed {
        ListTasksRequest.Builder request = ListTasksRequest.builder().cluster(cluster);
        if (filter instanceof TaskFilter.StartedBy started) {
            request.startedBy(started.startedBy());
        } else if (filter instanceof TaskFilter.Family family) {
            request.family(family.family());
        }
        return new Call("ecs:ListTasks").make(() -> {
            try {
                return client(cluster).listTasksPaginator(request.build()).stream()
                        .flatMap(page -> Listed.items(page.hasTaskArns(), page.taskArns()))
                        .toList();
            } catch (ClusterNotFoundException e) {
                return List.of(); // ECS deletes no cluster that has tasks
            }
        });
    }

    @Override
    public void stop(TaskRef task, String reason) throws CallFailed {
        new Call("ecs:StopTask").make(() -> {
            try {
                return Listed.present(client(task.cluster())
                        .stopTask(request -> request.cluster(task.cluster())
                                .task(task.task())
                                .reason(Invisible.cut(reason, TaskMapping.LONGEST_REASON)))
                        .task());
            } catch (InvalidParameterException e) {
                if (gone(e)) {
                    return Task.builder().build();
                }
                throw e;
            }
        });
    }

    /** ECS forgets a task an hour after it stopped. */
    private static boolean gone(EcsException failure) {
        var details = failure.awsErrorDetails();
        return details != null && String.valueOf(details.errorMessage()).contains("was not found");
    }

    @Override
    public void tag(TaskRef task, Map<String, String> tags) throws CallFailed {
        new Call("ecs:TagResource")
                .make(() -> client(task.cluster())
                        .tagResource(request -> request.resourceArn(task.task()).tags(RunTaskMapping.tags(tags))));
    }
}
