// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchLineTest {

    @Test
    void aStartedTaskIsRead() {
        assertThat(LaunchLine.read("[agent-1]: TaskArn: arn:aws:ecs:eu-central-1:123456789012:task/demo/1", ""))
                .contains(new LaunchLine.Started("agent-1", "arn:aws:ecs:eu-central-1:123456789012:task/demo/1"));
    }

    @Test
    void aRefusalIsRead() {
        LaunchLine line = LaunchLine.read("[agent-1]: Failure reason=Capacity is unavailable at this time, arn=x", "")
                .orElseThrow();
        assertThat(line.node()).isEqualTo("agent-1");
        assertThat(((LaunchLine.Refused) line).failure().kind()).isEqualTo(FailureKind.NO_CAPACITY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Rate exceeded (Service: AmazonECS; Status Code: 400; Error Code: ThrottlingException; Request ID: x)  | THROTTLED
        Too many (Service: AmazonECS; Status Code: 400; Error Code: LimitExceededException; Request ID: x)    | THROTTLED
        not authorized to perform: iam:PassRole on r (Service: AmazonECS; Status Code: 400; Error Code: AccessDeniedException; Request ID: x) | PASS_ROLE
        """)
    void anAnswerOfAwsIsRead(String thrown, FailureKind kind) {
        LaunchLine line = LaunchLine.read("[agent-1]: Error in provisioning; agent=x", thrown)
                .orElseThrow();
        assertThat(((LaunchLine.Failed) line).failure().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "TaskArn: arn:aws:ecs:x",
                "[agent-1] TaskArn: arn:aws:ecs:x",
                "[agent-1]: TaskArn: none",
                "[agent-1]: Waiting for agent",
                "[]: TaskArn: arn:x",
            })
    void otherLinesSayNothing(String line) {
        assertThat(LaunchLine.read(line, "Error Code: ThrottlingException")).isEmpty();
    }
}
