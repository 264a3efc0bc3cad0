// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a discovery makes of metadata that tell little, or nothing. */
class MetadataTest {

    private static final String NONSENSE = "<html>";

    private final TestController controller = new TestController();

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
    @ValueSource(strings = {"NONE", "PENDING"})
    void ecsTellsWhatTheMetadataOfAStartingTaskDoNot(String status) throws InterruptedException {
        controller.task = TestController.TASK
                .replace("RUNNING", status)
                .replace("\"AvailabilityZone\": \"eu-central-1a\",", "")
                .replace("\"ServiceName\": \"controller\",", "\"Unknown\": {\"field\": [null]},");
        controller.container = TestController.CONTAINER.replace("Networks", "NoNetworksYet");
        assertThat(controller.environment()).isEqualTo(new TestController().environment());
    }
}
