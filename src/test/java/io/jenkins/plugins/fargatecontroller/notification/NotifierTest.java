// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.notification;

import static io.jenkins.plugins.fargatecontroller.notification.NotificationTest.build;
import static io.jenkins.plugins.fargatecontroller.notification.NotificationTest.orders;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Builds are announced beside the builds, and what cannot be announced is a problem that a person sees. */
class NotifierTest {

    private static final Fact<String> DENIED = new Fact.Absent<>(
            Fact.Cause.DENIED, "the task role demo may not call sns:Publish", "allow sns:Publish in the task role");

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Semaphore gate = new Semaphore(Integer.MAX_VALUE);
    private Optional<NotificationPolicy> orders = Optional.of(orders(""));
    private volatile Optional<Error> error = Optional.empty();
    private final Queue<Fact<String>> answers = new ConcurrentLinkedQueue<>();
    private final Notifier notifier = new Notifier(this::publish, () -> orders, Thread::new);

    @Test
    void aFailedBuildIsAnnounced() throws InterruptedException {
        notifier.finished(build("app", "FAILURE", "SUCCESS"));
        notifier.finished(build("app", "SUCCESS", "FAILURE"));
        notifier.stop();
        assertThat(sent).containsExactly(Samples.TOPIC + " Jenkins demo: app #12 failed");
        assertThat(notifier.problem()).isEmpty();
    }

    @Test
    void aTemplateWhoseAgentsDoNotStartIsAnnounced() throws InterruptedException {
        notifier.failing(new FailingAgents("fargate-cloud/build-example", "RunTask: no such subnet", "correct it"));
        notifier.stop();
        assertThat(sent)
                .containsExactly(Samples.TOPIC + " Jenkins demo: agents of fargate-cloud/build-example do not start");
    }

    @Test
    void withoutATopicNobodyHearsOfAgents() throws InterruptedException {
        orders = Optional.empty();
        notifier.failing(new FailingAgents("fargate-cloud/build-example", "RunTask: no such subnet", "correct it"));
        notifier.stop();
        assertThat(sent).isEmpty();
    }

    @Test
    void agentsThatCannotBeAnnouncedAreAProblem() throws InterruptedException {
        answers.add(DENIED);
        notifier.failing(new FailingAgents("fargate-cloud/build-example", "RunTask: no such subnet", "correct it"));
        notifier.stop();
        assertThat(notifier.problem().orElseThrow().message())
                .startsWith(
                        "SNS did not receive the template fargate-cloud/build-example, whose agents do not start: ");
    }

    @Test
    void withoutOrdersNothingIsSent() throws InterruptedException {
        orders = Optional.empty();
        notifier.finished(build("app", "FAILURE", ""));
        notifier.stop();
        assertThat(sent).isEmpty();
        assertThat(notifier.problem()).isEmpty();
    }

    @Test
    void aBuildDoesNotWaitForSns() throws InterruptedException {
        gate.drainPermits();
        notifier.finished(build("slow", "FAILURE", ""));
        notifier.finished(build("next", "FAILURE", ""));
        assertThat(sent).isEmpty();
        gate.release(2);
        notifier.stop();
        assertThat(sent).hasSize(2);
    }

    @Test
    void aRefusalIsAProblem() throws InterruptedException {
        answers.add(DENIED);
        notifier.finished(build("team/app", "FAILURE", ""));
        notifier.stop();
        assertThat(notifier.problem())
                .contains(Problem.warning(
                        Problem.Location.of(Subject.of(ControllerKeys.NOTIFICATION_TOPIC)),
                        "SNS did not receive team/app #12: the task role demo may not call sns:Publish",
                        "Allow sns:Publish in the task role"));
    }

    @Test
    void theNextMessageThatGoesThroughEndsTheProblem() throws InterruptedException {
        answers.add(DENIED);
        notifier.finished(build("app", "FAILURE", ""));
        notifier.finished(build("app", "FAILURE", ""));
        notifier.stop();
        assertThat(sent).hasSize(2);
        assertThat(notifier.problem()).isEmpty();
    }

    @Test
    void aMistakeOfOursIsAProblemToo() throws InterruptedException {
        orders = Optional.of(new NotificationPolicy("broken", Arn.parse(Samples.TOPIC), List.of("FAILURE")));
        notifier.finished(build("app", "FAILURE", ""));
        notifier.stop();
        assertThat(notifier.problem())
                .hasValueSatisfying(
                        problem -> assertThat(problem.message()).isEqualTo("SNS did not receive app #12: broken"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorIsAProblemAndTheNextBuildIsAnnounced(Error thrown) throws InterruptedException {
        error = Optional.of(thrown);
        notifier.finished(build("app", "FAILURE", ""));
        while (notifier.problem().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(notifier.problem().orElseThrow().message())
                .startsWith("SNS did not receive app #12: ")
                .doesNotContain("Error", "null");
        error = Optional.empty();
        notifier.finished(build("app", "FAILURE", ""));
        notifier.stop();
        assertThat(sent).hasSize(1);
        assertThat(notifier.problem()).isEmpty();
    }

    static Stream<Error> errors() {
        return Stream.of(
                new StackOverflowError(), new OutOfMemoryError(), new NoClassDefFoundError("a/B"), new InternalError());
    }

    @Test
    void ordersThatCannotBeLookedUpDoNotEndTheBuild() throws InterruptedException {
        Notifier broken = new Notifier(
                this::publish,
                () -> {
                    throw new StackOverflowError();
                },
                Thread::new);
        broken.finished(build("app", "FAILURE", ""));
        broken.stop();
        assertThat(broken.problem()).isPresent();
    }

    @Test
    void afterTheEndNothingIsSent() throws InterruptedException {
        notifier.stop();
        notifier.finished(build("app", "FAILURE", ""));
        assertThat(notifier.problem())
                .hasValueSatisfying(problem -> assertThat(problem.message()).endsWith("or Jenkins is stopping"));
        assertThat(sent).isEmpty();
    }

    @Test
    void tooManyAtATimeAreDroppedAndSaidToBe() throws InterruptedException {
        gate.drainPermits();
        IntStream.range(0, 1100).forEach(number -> notifier.finished(build("app", "FAILURE", "")));
        assertThat(notifier.problem())
                .hasValueSatisfying(
                        problem -> assertThat(problem.message()).contains("1000 others are waiting already"));
        gate.release(1100);
        notifier.stop();
        assertThat(sent).hasSizeBetween(1000, 1001);
    }

    private Fact<String> publish(Arn topic, Notification notification) {
        gate.acquireUninterruptibly();
        error.ifPresent(thrown -> {
            throw thrown;
        });
        if (notification.subject().startsWith("Jenkins broken")) {
            throw new IllegalStateException("broken");
        }
        sent.add(topic + " " + notification.subject());
        return Optional.ofNullable(answers.poll()).orElse(Fact.found("id", Origin.discovered("sns:Publish")));
    }
}
