// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudRules;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.launch.LaunchPlan;
import io.jenkins.plugins.fargatecontroller.agents.launch.Route;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.RunAnswer;
import io.jenkins.plugins.fargatecontroller.agents.task.RunRequest;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskFilter;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.discovery.aws.ScriptedClient;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskField;

class SdkAgentTasksTest {

    private static final String ARN = "arn:task/1";
    private static final AgentSecret SECRET = new AgentSecret("s3cret");

    private final ScriptedClient<EcsClient> ecs = new ScriptedClient<>(EcsClient.class);
    private final SdkAgentTasks tasks =
            new SdkAgentTasks(new EcsClients(Map.of(), Map.of("eu-central-1", ecs.client())));

    private static RunRequest request() {
        AgentTemplate template = Fleets.template("build", "build");
        CloudSpec cloud = Fleets.cloud(CloudRules.none(), template);
        LaunchPlan.Order order = new LaunchPlan.Order(
                cloud, template, Optional.empty(), new Route(cloud.cluster(), template.placement()), "d", "x");
        return new LaunchPlan("jenkins").agent(order, Instant.EPOCH).request();
    }

    private static Task task(String arn) {
        return Task.builder().taskArn(arn).lastStatus("PENDING").build();
    }

    private static Failure failure(String reason, String detail) {
        return Failure.builder().arn(ARN).reason(reason).detail(detail).build();
    }

    private static void unanswered(ThrowingCallable call, String text) {
        CallFailed failed = catchThrowableOfType(CallFailed.class, call);
        assertThat(failed.kind()).isEqualTo(CallFailed.Kind.UNANSWERED);
        assertThat(failed.text()).isEqualTo("the answer is not complete: " + text);
    }

    @Test
    void aRequestIsMadeWithTheSecretAndAnsweredWithItsTask() throws CallFailed {
        ecs.answers(
                RunTaskResponse.builder().tasks(Arrays.asList(null, task(ARN))).build());
        assertThat(tasks.run(request(), SECRET))
                .isEqualTo(new RunAnswer.Started(TaskMapping.state(Fleets.ON_DEMAND, task(ARN))));
        assertThat(ecs.asked(RunTaskRequest.class)).isEqualTo(RunTaskMapping.request(request(), SECRET));
    }

    @Test
    void withoutATaskTheReasonsAreTheRefusal() throws CallFailed {
        ecs.answers(RunTaskResponse.builder()
                .failures(
                        Arrays.asList(failure("RESOURCE:ENI", ""), null, failure("RESOURCE:ENI", "no address is free")))
                .build());
        assertThat(tasks.run(request(), SECRET)).isEqualTo(new RunAnswer.Refused("RESOURCE:ENI, no address is free"));
    }

    @Test
    void withoutATaskAndAReasonNobodyKnowsWhetherOneRuns() {
        ecs.answers(
                RunTaskResponse.builder().build(),
                RunTaskResponse.builder().failures(Failure.builder().build()).build());
        unanswered(() -> tasks.run(request(), SECRET), "neither a task nor a reason");
        unanswered(() -> tasks.run(request(), SECRET), "neither a task nor a reason");
    }

    @Test
    void tasksAreDescribedWithTheirTagsAndThoseThatAreMissingLeftOut() throws CallFailed {
        ecs.answers(DescribeTasksResponse.builder()
                .tasks(Arrays.asList(task("arn:task/2"), null))
                .failures(Arrays.asList(failure("MISSING", ""), null))
                .build());
        assertThat(tasks.describe(Fleets.ON_DEMAND, List.of(ARN, "arn:task/2")))
                .extracting(TaskState::ref)
                .containsExactly(new TaskRef(Fleets.ON_DEMAND, "arn:task/2"));
        DescribeTasksRequest asked = ecs.asked(DescribeTasksRequest.class);
        assertThat(asked.cluster()).isEqualTo(Fleets.ON_DEMAND);
        assertThat(asked.tasks()).containsExactly(ARN, "arn:task/2");
        assertThat(asked.include()).containsExactly(TaskField.TAGS);
    }

    @Test
    void anAnswerThatTellsOfFewerTasksSaysNothingOfTheRest() {
        ecs.answers(
                DescribeTasksResponse.builder().tasks(task(ARN)).build(),
                DescribeTasksResponse.builder()
                        .tasks(task(ARN))
                        .failures(failure("BUSY", ""))
                        .build());
        for (int i = 0; i < 2; i++) {
            unanswered(() -> tasks.describe(Fleets.ON_DEMAND, List.of(ARN, "arn:task/2")), "it tells of 1 of 2 tasks");
        }
    }

    @Test
    void allPagesOfAListingAreRead() throws CallFailed {
        ecs.answers(
                ListTasksResponse.builder().taskArns("a", "b").nextToken("2").build(),
                ListTasksResponse.builder().taskArns("c").build());
        assertThat(tasks.list(Fleets.ON_DEMAND, new TaskFilter.All())).containsExactly("a", "b", "c");
        assertThat(ecs.asked())
                .containsExactly(
                        ListTasksRequest.builder().cluster(Fleets.ON_DEMAND).build(),
                        ListTasksRequest.builder()
                                .cluster(Fleets.ON_DEMAND)
                                .nextToken("2")
                                .build());
    }

    @Test
    void aListingMayHaveAFilter() throws CallFailed {
        ecs.answers(
                ListTasksResponse.builder().taskArns(List.of()).build(),
                ListTasksResponse.builder().taskArns(List.of()).build());
        tasks.list(Fleets.ON_DEMAND, new TaskFilter.StartedBy("me"));
        tasks.list(Fleets.ON_DEMAND, new TaskFilter.Family("mine"));
        assertThat(ecs.asked())
                .containsExactly(
                        ListTasksRequest.builder()
                                .cluster(Fleets.ON_DEMAND)
                                .startedBy("me")
                                .build(),
                        ListTasksRequest.builder()
                                .cluster(Fleets.ON_DEMAND)
                                .family("mine")
                                .build());
    }

    @Test
    void aListingWithoutItsListIsNotEmpty() {
        ecs.answers(ListTasksResponse.builder().build());
        unanswered(() -> tasks.list(Fleets.ON_DEMAND, new TaskFilter.All()), "its list is missing");
    }

    @Test
    void aClusterThatIsGoneHasNoTasks() throws CallFailed {
        ecs.answers(ClusterNotFoundException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ClusterNotFoundException")
                        .errorMessage("Cluster not found.")
                        .build())
                .build());
        assertThat(tasks.list(Fleets.ON_DEMAND, new TaskFilter.All())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"254, 254", "255, 255", "256, 255", "5000, 255"})
    void aTaskIsStoppedForAReasonOfWhatLengthEcsTakes(int length, int said) throws CallFailed {
        ecs.answers(StopTaskResponse.builder().task(task(ARN)).build());
        tasks.stop(new TaskRef(Fleets.ON_DEMAND, ARN), "x".repeat(length));
        assertThat(ecs.asked(StopTaskRequest.class))
                .isEqualTo(StopTaskRequest.builder()
                        .cluster(Fleets.ON_DEMAND)
                        .task(ARN)
                        .reason("x".repeat(said))
                        .build());
    }

    @Test
    void noCharacterOfAReasonIsCutInTwo() throws CallFailed {
        ecs.answers(StopTaskResponse.builder().task(task(ARN)).build());
        tasks.stop(new TaskRef(Fleets.ON_DEMAND, ARN), "x".repeat(254) + "🚀");
        assertThat(ecs.asked(StopTaskRequest.class).reason()).isEqualTo("x".repeat(254));
    }

    private static Exception invalid(String message) {
        return InvalidParameterException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("InvalidParameterException")
                        .errorMessage(message)
                        .build())
                .build();
    }

    @Test
    void aTaskThatIsGoneNeedsNoStopAndAnotherErrorIsOne() throws CallFailed {
        TaskRef task = new TaskRef(Fleets.ON_DEMAND, ARN);
        ecs.answers(
                invalid("The referenced task was not found."),
                invalid("Invalid reason."),
                InvalidParameterException.builder().statusCode(400).build(),
                StopTaskResponse.builder().build());
        tasks.stop(task, "its build has ended");
        CallFailed failed = catchThrowableOfType(CallFailed.class, () -> tasks.stop(task, "why"));
        assertThat(failed.kind()).isEqualTo(CallFailed.Kind.INVALID);
        assertThat(failed.operation()).isEqualTo("ecs:StopTask");
        assertThat(catchThrowableOfType(CallFailed.class, () -> tasks.stop(task, "why"))
                        .kind())
                .isEqualTo(CallFailed.Kind.UNANSWERED);
        unanswered(() -> tasks.stop(task, "why"), "what the call was about is missing");
        assertThat(ecs.asked()).hasSize(4);
    }

    @Test
    void aTaskIsTagged() throws CallFailed {
        ecs.answers(TagResourceResponse.builder().build());
        tasks.tag(new TaskRef(Fleets.ON_DEMAND, ARN), Map.of("b", "2", "a", "1"));
        TagResourceRequest asked = ecs.asked(TagResourceRequest.class);
        assertThat(asked.resourceArn()).isEqualTo(ARN);
        assertThat(asked.tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("a=1", "b=2");
    }
}
