// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {

    private static final String NONSENSE = "<html>";

    private final TestController controller = new TestController();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "<html>busy</html> | did not return JSON (line 1, column 1)",
                "{\"TaskARN\": \"arn: | did not return JSON (line 1,",
                "[1, 2] | answered JSON that is not an object",
                "null | answered JSON that is not an object",
                "{} | returned no text field TaskARN",
                "{\"TaskARN\": 7} | returned no text field TaskARN",
                "{\"TaskARN\": \"x\", \"Cluster\": \"c\", \"Family\": \"f\", \"Revision\": \"1\"} | 'x' is not an ARN",
                "{} {} | did not return JSON",
                "down | no answer",
            })
    void garbledMetadataAreAFailureWithAReason(String body, String reason) throws InterruptedException {
        controller.task = body;
        controller.container = NONSENSE;
        Fact<Task> task = controller.environment().task();
        assertThat(task.absence().orElseThrow().cause()).isEqualTo(Fact.Cause.FAILED);
        assertThat(task.absence().orElseThrow().reason())
                .startsWith("metadata:task: ")
                .contains(reason);
        assertThat(task.absence().orElseThrow().remedy()).isNotBlank();
    }

    @Test
    void anEmptyAnswerIsAFailure() throws InterruptedException {
        controller.task = "";
        controller.container = "";
        assertThat(controller.environment().task().absence().orElseThrow().reason())
                .isEqualTo("metadata:task: the task metadata endpoint answered nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:ecs:eu-central-1:123456789012:service/demo/x",
                "arn:aws:iam::123456789012:role/x",
                "arn:aws:ecs::123456789012:task/demo/x"
            })
    void anotherThingsArnIsNoTask(String arn) throws InterruptedException {
        controller.task = TestController.TASK.replaceFirst("arn:aws:ecs:eu-central-1:123456789012:task/[^\"]+", arn);
        controller.container = NONSENSE;
        assertThat(controller.environment().task().absence().orElseThrow().reason())
                .contains(arn + ", which is not a task ARN");
    }

    @Test
    void withoutMetadataTheParameterStoreIsStillAskedInTheRegionOfTheVariables() throws InterruptedException {
        controller.task = NONSENSE;
        controller.container = NONSENSE;
        controller.env.put("AWS_REGION", "eu-west-1");
        Environment environment = controller.environment();
        assertThat(controller.regions).containsExactly("eu-west-1");
        assertThat(environment.task().isUnanswered()).isTrue();
        assertThat(environment.parameters().templates().isFound()).isTrue();
        assertThat(environment.parameters().admin().isFound()).isTrue();
        assertThat(environment.compute().service().isUnanswered()).isTrue();
    }

    @Test
    void withoutMetadataAndRegionNothingOfAwsIsAsked() throws InterruptedException {
        controller.task = NONSENSE;
        controller.container = NONSENSE;
        Environment environment = controller.environment();
        assertThat(controller.account.asked).isEmpty();
        assertThat(environment.parameters().admin().absence())
                .isEqualTo(environment.task().absence());
    }

    @Test
    void theContainersLabelsNameTheTaskIfItsOwnDocumentCannotBeRead() throws InterruptedException {
        controller.task = NONSENSE;
        Environment whole = new TestController().environment();
        Environment environment = controller.environment();
        assertThat(environment.task().optional()).isEqualTo(whole.task().optional());
        assertThat(environment.compute()).isEqualTo(whole.compute());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "3"})
    void theRevisionIsANumberOrAText(String revision) throws InterruptedException {
        controller.task = TestController.TASK.replace("\"Revision\": \"3\"", "\"Revision\": " + revision);
        assertThat(controller.environment().task().optional().orElseThrow().definition())
                .hasToString("demo:3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"latest\"", "\"\"", "null", "3.5", "99999999999"})
    void anotherRevisionIsAFailure(String revision) throws InterruptedException {
        controller.task = TestController.TASK.replace("\"Revision\": \"3\"", "\"Revision\": " + revision);
        controller.container = NONSENSE;
        assertThat(controller.environment().task().absence().orElseThrow().reason())
                .contains("no number in the field Revision");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "PENDING"})
    void ecsTellsWhatTheMetadataOfAStartingTaskDoNot(String status) throws InterruptedException {
        controller.task = TestController.TASK
                .replace("RUNNING", status)
                .replace("\"AvailabilityZone\": \"eu-central-1a\",", "")
                .replace("\"ServiceName\": \"controller\",", "\"Unknown\": {\"field\": [null]},");
        controller.container = TestController.CONTAINER.replace("Networks", "NoNetworksYet");
        assertThat(controller.environment()).isEqualTo(new TestController().environment());
    }

    @Test
    void theOwnContainerIsKnownAmongSidecarsEvenWithoutItsOwnDocument() throws InterruptedException {
        controller.container = NONSENSE;
        assertThat(controller
                        .environment()
                        .task()
                        .optional()
                        .orElseThrow()
                        .container()
                        .name())
                .isEqualTo("jenkins");
    }

    @Test
    void theOnlyContainerIsTheOwnOne() throws InterruptedException {
        controller.container = NONSENSE;
        controller.task = TestController.TASK
                .replace(TestController.SIDECAR, "{\"Name\": \"pause\", \"Type\": \"CNI_PAUSE\"}")
                .replace("-42", "-43");
        assertThat(controller.environment().task().optional().orElseThrow().container())
                .isEqualTo(new Task.Container("jenkins", Optional.of("eu-central-1a"), Optional.of("10.0.1.72")));
    }

    @Test
    void anUnknownContainerIsNotGuessed() throws InterruptedException {
        controller.container = NONSENSE;
        controller.task = TestController.TASK.replace("-42", "-43");
        assertThat(controller.environment().task().absence().orElseThrow().reason())
                .isEqualTo("the task metadata do not tell which of the task's containers this is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not an address", "/v4/1", "mailto:a@b", "http:///v4"})
    void aBrokenVariableIsNamed(String address) throws InterruptedException {
        controller.env.put("ECS_CONTAINER_METADATA_URI_V4", address);
        assertThat(controller.environment().task().absence().orElseThrow().reason())
                .startsWith("ECS_CONTAINER_METADATA_URI_V4 is '" + address + "': ");
    }
}
