// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskMetadataTest {

    private static final String ARN = "arn:aws:ecs:eu-central-1:123456789012:task/demo/0123";

    private static String json(String revision, String more) {
        return """
            {"TaskARN": "%s", "Cluster": "demo", "Family": "demo", "Revision": %s%s}\
            """.formatted(ARN, revision, more);
    }

    private static TaskMetadata of(String json) throws CallException {
        return TaskMetadata.of(MetadataDocument.parse(json));
    }

    private static void garbled(ThrowingCallable call, String text) {
        assertThatThrownBy(call)
                .isInstanceOf(CallException.class)
                .hasMessageStartingWith("the task metadata endpoint ")
                .hasMessageContaining(text);
    }

    @Test
    void aTaskIsReadWhole() throws CallException {
        TaskMetadata task = of(json("\"3\"", """
            , "ServiceName": "controller", "AvailabilityZone": "eu-central-1a",
             "Containers": [{"Name": "jenkins"}, {"NoName": 1}, null, {"Name": "proxy"}]\
            """));
        assertThat(task.arn()).isEqualTo(Arn.parse(ARN));
        assertThat(task.cluster()).isEqualTo(Arn.parse("arn:aws:ecs:eu-central-1:123456789012:cluster/demo"));
        assertThat(task.definition()).isEqualTo(new Task.FamilyRevision("demo", 3));
        assertThat(task.service()).contains("controller");
        assertThat(task.zone()).contains("eu-central-1a");
        assertThat(task.containers())
                .extracting(container -> container.identity().name())
                .containsExactly("jenkins", "proxy");
    }

    @Test
    void whatMayBeMissingIsEmpty() throws CallException {
        TaskMetadata task = of(json("3", ""));
        assertThat(task.service()).isEmpty();
        assertThat(task.zone()).isEmpty();
        assertThat(task.containers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"latest\"", "\"\"", "null", "3.5", "99999999999"})
    void aRevisionIsANumber(String revision) {
        garbled(() -> of(json(revision, "")), "returned no number in the field Revision");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TaskARN", "Cluster", "Family"})
    void withoutOneOfItsFieldsItIsNoTask(String field) {
        garbled(() -> of(json("3", "").replace(field, "Other")), "returned no text field " + field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:ecs:eu-central-1:123456789012:service/demo/x",
                "arn:aws:iam::123456789012:role/x",
                "arn:aws:ecs::123456789012:task/demo/x"
            })
    void anotherThingsArnIsNoTask(String arn) {
        garbled(() -> of(json("3", "").replace(ARN, arn)), arn + ", which is not a task ARN");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "TaskARN, no arn, 'no arn' is not an ARN",
                "Cluster, a b, 'a b' is not a cluster; expected its name or ARN"
            })
    void whatIsOddIsTold(String field, String value, String text) {
        garbled(
                () -> of(json("3", "").replaceFirst("\"" + field + "\": \"[^\"]+", "\"" + field + "\": \"" + value)),
                text);
    }

    @Test
    void theLabelsOfAContainerNameItsTask() throws CallException {
        MetadataDocument labels = MetadataDocument.parse("""
            {"com.amazonaws.ecs.cluster": "arn:aws:ecs:eu-central-1:123456789012:cluster/other",
             "com.amazonaws.ecs.task-arn": "%s",
             "com.amazonaws.ecs.task-definition-family": "demo",
             "com.amazonaws.ecs.task-definition-version": "7"}\
            """.formatted(ARN));
        TaskMetadata task = TaskMetadata.ofLabels(labels);
        assertThat(task.arn()).isEqualTo(Arn.parse(ARN));
        assertThat(task.cluster()).isEqualTo(Arn.parse("arn:aws:ecs:eu-central-1:123456789012:cluster/other"));
        assertThat(task.definition()).hasToString("demo:7");
        assertThat(task.containers()).isEmpty();
        garbled(
                () -> TaskMetadata.ofLabels(MetadataDocument.parse("{}")),
                "returned no text field com.amazonaws.ecs.task-arn");
    }
}
