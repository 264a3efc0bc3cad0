// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which builds are announced, and what is said of them. */
class NotificationTest {

    private static final String ALL = "notificationResults: [FAILURE, UNSTABLE, ABORTED, NOT_BUILT, FIXED]";

    @ParameterizedTest
    @CsvSource({
        "FAILURE, SUCCESS, FAILURE, failed",
        "FAILURE, FAILURE, FAILURE, failed",
        "UNSTABLE, '', UNSTABLE, is unstable",
        "ABORTED, '', ABORTED, was aborted",
        "NOT_BUILT, SUCCESS, NOT_BUILT, was not built",
        "SUCCESS, FAILURE, FIXED, is back to normal",
        "SUCCESS, UNSTABLE, FIXED, is back to normal",
        "SUCCESS, ABORTED, '', ''",
        "SUCCESS, SUCCESS, '', ''",
        "SUCCESS, '', '', ''",
        "FIXED, '', '', ''",
        "'', FAILURE, '', ''",
    })
    void anOccasionIsMadeOfTwoResults(String result, String before, String occasion, String verb) {
        Optional<Notification> notification = orders(ALL).notification(build("app", result, before));
        assertThat(notification.map(told -> told.attributes().get("result")).orElse(""))
                .isEqualTo(occasion);
        assertThat(notification.map(Notification::subject).orElse(""))
                .isEqualTo(verb.isEmpty() ? "" : "Jenkins demo: app #12 " + verb);
    }

    @Test
    void theMessageTellsOfTheBuildAndWhereToLook() {
        assertThat(orders("").notification(build("team/app", "FAILURE", "SUCCESS")))
                .contains(new Notification(
                        "Jenkins demo: team/app #12 failed",
                        """
                        Jenkins demo: team/app #12 failed.

                        Result: FAILURE
                        Build before: SUCCESS
                        Duration: 3 min 20 sec
                        Console: https://jenkins.example.com/job/x/12/console\
                        """,
                        Map.of("controller", "demo", "job", "team/app", "result", "FAILURE")));
    }

    @Test
    void withoutAnAddressOrABuildBeforeNoneIsNamed() {
        FinishedBuild first =
                new FinishedBuild("app", 1, new FinishedBuild.Ending("FAILURE", "", "1 sec"), Optional.empty());
        assertThat(orders("").notification(first).orElseThrow().text()).endsWith("Build before: none\nDuration: 1 sec");
    }

    /** SNS refuses a subject of 100 characters, and one with a control character. */
    @ParameterizedTest
    @CsvSource({"50, 50", "300, 99"})
    void aSubjectIsAsShortAsSnsWantsIt(int letters, int most) {
        String job = "folder/" + "é".repeat(letters) + "\n\tlast";
        Notification told = orders("").notification(build(job, "FAILURE", "")).orElseThrow();
        assertThat(told.subject()).hasSizeLessThanOrEqualTo(99).contains("  last #12 failed");
        assertThat(told.subject().chars()).noneMatch(Character::isISOControl);
        assertThat(told.subject().contains("…")).isEqualTo(letters > most);
        assertThat(told.attributes()).containsEntry("job", job);
    }

    static FinishedBuild build(String job, String result, String before) {
        return new FinishedBuild(
                job,
                12,
                new FinishedBuild.Ending(result, before, "3 min 20 sec"),
                Optional.of("https://jenkins.example.com/job/x/12/"));
    }

    static NotificationPolicy orders(String yaml) {
        return NotificationPolicy.of(Samples.complete(), Plans.plan(Samples.complete(), yaml))
                .orElseThrow();
    }
}
