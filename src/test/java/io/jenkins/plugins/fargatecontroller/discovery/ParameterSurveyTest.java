// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterSurveyTest {

    private final TestController controller = new TestController();
    private final Account account = controller.account;

    @ParameterizedTest
    @ValueSource(strings = {"jenkins/demo", "/", "/jenkins/de mo", "//x"})
    void aPathThatIsNoneIsTold(String path) throws InterruptedException {
        controller.env.put("FARGATE_CONTROLLER_PARAMETERS", path);
        Fact.Absent<?> templates =
                controller.environment().parameters().templates().absence().orElseThrow();
        assertThat(templates.cause()).isEqualTo(Fact.Cause.FAILED);
        assertThat(templates.reason())
                .startsWith("FARGATE_CONTROLLER_PARAMETERS is '" + path + "', which is not a path: ");
        assertThat(account.asked).doesNotContain("ssm:GetParametersByPath");
    }

    @Test
    void theAdminParameterIsNamedByAVariable() throws InterruptedException {
        controller.env.put("FARGATE_CONTROLLER_ADMIN_PARAMETER", "/other/name");
        assertThat(controller.environment().parameters().admin())
                .isEqualTo(Fact.none(
                        "the parameter store has no parameter /other/name",
                        "put the administrator's password there as a SecureString"));
    }

    @Test
    void theTopicIsThePlainTextOfItsParameter() throws InterruptedException {
        assertThat(controller.environment().parameters().topic())
                .isEqualTo(Fact.found(
                        "arn:aws:sns:eu-central-1:123456789012:demo",
                        Origin.parameterStore("/jenkins/demo/notification-topic")));
        account.parameters.removeIf(one -> one.name().endsWith("topic"));
        assertThat(controller.environment().parameters().topic())
                .isEqualTo(Fact.none(
                        "there is no parameter /jenkins/demo/notification-topic",
                        "create the parameter /jenkins/demo/notification-topic"));
    }

    @Test
    void aRefusalNamesTheParameterInTheTasksAccountAndRegion() throws InterruptedException {
        account.failing("ssm:GetParameter", CallException.denied("the task role demo"));
        account.failing("ssm:GetParametersByPath", CallException.denied("the task role demo"));
        Environment.Parameters parameters = controller.environment().parameters();
        assertThat(parameters.admin().absence().orElseThrow().remedy())
                .isEqualTo("allow ssm:GetParameter on"
                        + " arn:aws:ssm:eu-central-1:123456789012:parameter/jenkins-pwd in the task role");
        assertThat(parameters.templates().absence().orElseThrow().remedy())
                .isEqualTo("allow ssm:GetParametersByPath on"
                        + " arn:aws:ssm:eu-central-1:123456789012:parameter/jenkins/demo in the task role");
    }
}
