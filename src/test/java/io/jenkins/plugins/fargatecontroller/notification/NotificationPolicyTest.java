// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationPolicyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                    | FAILURE",
                "notificationResults: FAILURE,FIXED    | FAILURE FIXED",
                "notificationResults: [unstable]       | UNSTABLE",
                "notificationResults: []               | ''",
                "notificationResults: [FAILED]         | FAILURE",
            })
    void onlyWhatIsWantedIsTold(String yaml, String told) {
        assertThat(List.of("FAILURE", "UNSTABLE", "ABORTED", "SUCCESS"))
                .flatExtracting(result ->
                        NotificationTest.orders(yaml)
                                .notification(NotificationTest.build("app", result, "FAILURE"))
                                .stream()
                                .map(notification -> notification.attributes().get("result"))
                                .toList())
                .isEqualTo(List.of(told.split(" ")).stream()
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    @Test
    void withoutTopicThereAreNoOrders() {
        Environment environment = Samples.absent(Fact.Cause.NONE);
        assertThat(NotificationPolicy.of(environment, Plans.plan(environment, "")))
                .isEmpty();
    }

    @Test
    void theTopicIsThatOfTheParameterStoreUnlessOverridden() {
        assertThat(NotificationTest.orders("").topic()).isEqualTo(Arn.parse(Samples.TOPIC));
        String other = "arn:aws:sns:us-east-1:210987654321:builds";
        assertThat(NotificationTest.orders("notificationTopic: " + other).topic())
                .isEqualTo(Arn.parse(other));
    }

    @Test
    void whoeverHasATopicHearsOfAgentsThatDoNotStartWhateverResultsAreWanted() {
        Notification told = NotificationTest.orders("notificationResults: []")
                .notification(new FailingAgents("fargate-cloud/build", "the image is missing", "push it"));
        assertThat(told.subject()).startsWith("Jenkins demo: ");
        assertThat(told.text()).contains("fargate-cloud/build", "he image is missing", "ush it");
    }
}
