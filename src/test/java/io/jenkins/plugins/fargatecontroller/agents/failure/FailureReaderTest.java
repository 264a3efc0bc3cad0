// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Container;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Stop;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureReaderTest {

    /** Sentences as AWS writes them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TaskFailedToStart | CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/team/agent:7: not found | IMAGE_MISSING",
                "TaskFailedToStart | CannotPullContainerError: Error response from daemon: manifest for agent:7 not found: manifest unknown | IMAGE_MISSING",
                "TaskFailedToStart | CannotPullContainerError: Error response from daemon: toomanyrequests: You have reached your pull rate limit | IMAGE_RATE_LIMITED",
                "TaskFailedToStart | CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: unexpected status code 429 Too Many Requests | IMAGE_RATE_LIMITED",
                "TaskFailedToStart | CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64' | IMAGE_PLATFORM",
                "TaskFailedToStart | CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 1.dkr.ecr.eu-west-3.amazonaws.com/a:b: unexpected status code 403 Forbidden | IMAGE_DENIED",
                "TaskFailedToStart | CannotPullContainerError: Error response from daemon: pull access denied for team/agent, repository does not exist or may require 'docker login' | IMAGE_DENIED",
                "TaskFailedToStart | CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/a:latest: failed to do request: dial tcp 44.205.64.79:443: i/o timeout | IMAGE_UNREACHABLE",
                "TaskFailedToStart | CannotPullContainerError: something new | IMAGE_FAILED",
                "TaskFailedToStart | ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: AccessDeniedException: User is not authorized to perform: ssm:GetParameters | SECRET_DENIED",
                "TaskFailedToStart | ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: ResourceNotFoundException: Secrets Manager can't find the specified secret | SECRET_MISSING",
                "TaskFailedToStart | ResourceInitializationError: unable to pull secrets or registry auth: pull command failed: dial tcp 52.1.2.3:443: i/o timeout | AWS_UNREACHABLE",
                "TaskFailedToStart | ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR | AWS_UNREACHABLE",
                "TaskFailedToStart | ResourceInitializationError: unable to pull secrets or registry auth: AccessDeniedException: not authorized to perform: ecr:GetAuthorizationToken on resource: * | IMAGE_DENIED",
                "TaskFailedToStart | ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist | LOG_GROUP",
                "TaskFailedToStart | ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve fs-1.efs.eu-central-1.amazonaws.com | VOLUME",
                "TaskFailedToStart | ECS was unable to assume the role 'arn:aws:iam::123456789012:role/execution' that was provided for this task | ROLE",
                "TaskFailedToStart | Timeout waiting for network interface provisioning to complete. | NETWORK_INTERFACE",
                "TaskFailedToStart | Network interface provision complete error timeout wait for network interface provision. | NETWORK_INTERFACE",
                "TaskFailedToStart | Rate limit exceeded while preparing network interface to be attached to instance | NETWORK_INTERFACE",
                "TaskFailedToStart | Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': InsufficientFreeAddressesInSubnet | SUBNET_FULL",
                "TaskFailedToStart | Timeout waiting for EphemeralStorage provisioning to complete. | INITIALIZATION",
                "TaskFailedToStart | Capacity is unavailable at this time. Please try again later or in a different availability zone | NO_CAPACITY",
                "TaskFailedToStart | You've reached the limit on the number of vCPUs you can run concurrently | QUOTA",
                "TaskFailedToStart | CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: exec: no such file | INITIALIZATION",
                "TaskFailedToStart | CannotStartContainerError: exec /usr/bin/agent: exec format error | IMAGE_PLATFORM",
                "TaskFailedToStart | CannotStartContainerError: failed to get container status | COMMAND",
                "TaskFailedToStart | ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 1m | RUNTIME",
                "TaskFailedToStart | Task failed to start | INITIALIZATION",
                "SpotInterruption | Your Spot Task was interrupted. | SPOT_INTERRUPTED",
                "TerminationNotice | Your Spot Task was interrupted. | SPOT_INTERRUPTED",
                "UserInitiated | Task stopped by user | STOPPED_BY_HAND",
                "ServiceSchedulerInitiated | Scaling activity initiated by (deployment ecs-svc/1) | STOPPED_BY_SERVICE",
                "ServiceSchedulerInitiated | ECS is performing maintenance on the underlying infrastructure hosting the task | MAINTENANCE",
                "'' | ECS is performing maintenance on the underlying infrastructure hosting the task | MAINTENANCE",
                "InfrastructureHealth | The host of the task failed | HOST_FAILED",
                "EssentialContainerExited | Task failed container health checks | UNHEALTHY",
                "EssentialContainerExited | Essential container in task exited | EXITED",
                "SomethingNew | What nobody has seen | OTHER"
            })
    void theKindIsReadFromEcsOwnWords(String code, String reason, FailureKind kind) {
        Failure failure = FailureReader.of(new Stop(code, reason, List.of()));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.text()).startsWith(reason.substring(0, reason.length() - 1));
    }

    @Test
    void aReasonThatTaskAndContainerGiveIsSaidOnce() {
        String reason = "CannotPullContainerError: manifest unknown";
        var waiting = new Container("agent", Optional.empty(), reason);
        var ended = new Container("sidecar", Optional.of(1), reason);
        assertThat(FailureReader.of(new Stop("TaskFailedToStart", reason, List.of(waiting, ended)))
                        .text())
                .isEqualTo(reason + ": container sidecar exited with 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1   | ''                                                | EXITED",
                "0   | ''                                                | EXITED",
                "137 | ''                                                | OUT_OF_MEMORY",
                "137 | OutOfMemoryError: Container killed due to memory usage | OUT_OF_MEMORY",
                "1   | CannotPullContainerError: manifest unknown         | IMAGE_MISSING"
            })
    void aContainerSaysMoreThanItsTask(int exit, String reason, FailureKind kind) {
        var container = new Container("agent", Optional.of(exit), reason);
        Failure failure = FailureReader.of(
                new Stop("EssentialContainerExited", "Essential container in task exited", List.of(container)));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.text())
                .isEqualTo("Essential container in task exited: container agent exited with " + exit
                        + (reason.isEmpty() ? "" : " (" + reason + ")"));
    }

    @Test
    void aSpotInterruptionIsNoWantOfMemory() {
        var killed = new Container("agent", Optional.of(137), "");
        Failure failure =
                FailureReader.of(new Stop("SpotInterruption", "Your Spot Task was interrupted.", List.of(killed)));
        assertThat(failure.kind()).isEqualTo(FailureKind.SPOT_INTERRUPTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DENIED     | User x is not authorized to perform: ecs:RunTask on resource: y          | DENIED",
                "DENIED     | User x is not authorized to perform: iam:PassRole on resource: y        | PASS_ROLE",
                "THROTTLED  | Rate exceeded                                                            | THROTTLED",
                "UNANSWERED | Read timed out                                                           | UNANSWERED",
                "INVALID    | No Fargate configuration exists for given values                         | REFUSED",
                "INVALID    | Capacity is unavailable at this time                                     | NO_CAPACITY",
                "INVALID    | ECS was unable to assume the role 'arn' that was provided for this task  | ROLE"
            })
    void aFailedCallIsReadAsWell(CallFailed.Kind call, String text, FailureKind kind) {
        Failure failure = FailureReader.of(new CallFailed(call, "ecs:RunTask", text));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.text()).isEqualTo("ecs:RunTask: " + text);
    }

    @Test
    void aRefusalIsNoTask() {
        assertThat(FailureReader.ofRefusal("RESOURCE:ENI").kind()).isEqualTo(FailureKind.NETWORK_INTERFACE);
        assertThat(FailureReader.ofRefusal("Capacity is unavailable at this time.")
                        .text())
                .isEqualTo("RunTask: Capacity is unavailable at this time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UserInitiated   | ''                       | UserInitiated",
                "''              | Something ended.         | Something ended",
                "''              | ''                       | the task stopped, and ECS does not say why",
            })
    void theTextIsAClauseHoweverLittleEcsSays(String code, String reason, String text) {
        assertThat(FailureReader.of(new Stop(code, reason, List.of())).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Node build-1 is not connected after 300 seconds.   | NEVER_CONNECTED",
                "the task took too long to start                    | NEVER_CONNECTED",
                "CannotPullContainerError: manifest unknown         | IMAGE_MISSING",
                "nobody has said this before                        | OTHER",
            })
    void whatALauncherSaysIsReadAsWell(String words, FailureKind kind) {
        Failure failure = FailureReader.ofStart(words);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.text()).isEqualTo(words.replaceFirst("\\.$", ""));
    }

    @Test
    void aLauncherThatSaysNothingLeavesItUnknown() {
        assertThat(FailureReader.ofStart(" ")).isEqualTo(new Failure(FailureKind.OTHER, "it is not known why"));
    }

    @Test
    void aCallThatWasThrottledOrNotAnsweredIsThatWhateverItsTextSays() {
        assertThat(FailureReader.of(new CallFailed(CallFailed.Kind.UNANSWERED, "ecs:RunTask", "no capacity"))
                        .kind())
                .isEqualTo(FailureKind.UNANSWERED);
        assertThat(FailureReader.of(new CallFailed(CallFailed.Kind.CONFLICT, "ecs:RunTask", "in use"))
                        .kind())
                .isEqualTo(FailureKind.REFUSED);
    }
}
