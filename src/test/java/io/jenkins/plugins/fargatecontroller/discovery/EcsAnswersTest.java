// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcsAnswersTest {

    private final TestController controller = new TestController();
    private final Account account = controller.account;

    @Test
    void aServiceThatIsGoneSaysSo() throws InterruptedException {
        account.service = Optional.empty();
        assertThat(controller.environment().compute().service())
                .isEqualTo(Fact.none(
                        "ecs:DescribeServices knows no service controller",
                        "check that service controller has not been deleted"));
    }

    @Test
    void theServiceIsNamedByTheMetadataElseByTheTasksGroup() throws InterruptedException {
        assertThat(controller.environment().compute().service().isFound()).isTrue();
        controller.task = TestController.TASK.replace("\"ServiceName\": \"controller\",", "");
        assertThat(controller.environment().compute().service())
                .isEqualTo(new TestController().environment().compute().service());
        account.task = Optional.empty();
        assertThat(controller
                        .environment()
                        .compute()
                        .service()
                        .absence()
                        .orElseThrow()
                        .reason())
                .startsWith("ecs:DescribeTasks knows no task");
    }

    @ParameterizedTest
    @ValueSource(strings = {"family:demo", "serviceless", ""})
    void aTaskOfNoServiceSaysSo(String group) throws InterruptedException {
        controller.task = TestController.TASK.replace("\"ServiceName\": \"controller\",", "");
        account.task = account.task.map(
                task -> new Ecs.RunningTask(Optional.of(group), task.subnet(), task.address(), task.zone()));
        assertThat(controller.environment().compute().service())
                .isEqualTo(Fact.none(
                        "the task was started by itself, not by an ECS service",
                        "run the controller as an ECS service, which starts it again when it stops"));
        assertThat(account.asked).doesNotContain("ecs:DescribeServices");
    }

    @Test
    void aRefusalNamesTheServiceAsAPolicyDoes() throws InterruptedException {
        account.failing("ecs:DescribeServices", CallException.denied("the task role demo"));
        assertThat(controller
                        .environment()
                        .compute()
                        .service()
                        .absence()
                        .orElseThrow()
                        .remedy())
                .isEqualTo("allow ecs:DescribeServices on"
                        + " arn:aws:ecs:eu-central-1:123456789012:service/demo/controller in the task role");
        account.failing("ecs:DescribeTaskDefinition", CallException.denied("the task role demo"));
        assertThat(controller
                        .environment()
                        .compute()
                        .definition()
                        .taskRole()
                        .absence()
                        .orElseThrow()
                        .remedy())
                .isEqualTo("allow ecs:DescribeTaskDefinition on * in the task role");
    }
}
