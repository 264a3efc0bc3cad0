// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.notification;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Publishes builds, and agents that do not start, to the topic, on a thread of its own: no build ever waits for SNS, or fails because of it. */
public final class Notifier {

    private static final Logger LOGGER = System.getLogger("io.jenkins.plugins.fargatecontroller");
    private static final int MOST_WAITING = 1000;
    private static final long IDLE_SECONDS = 60;
    private static final long LAST_SECONDS = 5;

    private final Topics topics;
    private final Supplier<Optional<NotificationPolicy>> orders;
    private final ExecutorService executor;
    private volatile Optional<Problem> problem = Optional.empty();

    /** Publishes to a topic. */
    @FunctionalInterface
    public interface Topics {

        /** Publishes now; takes seconds. Found is the message's id. */
        Fact<String> publish(Arn topic, Notification notification);
    }

    /**
     * A notifier without a thread; there is one while something is to be sent.
     *
     * @param orders those of the moment
     */
    public Notifier(Topics topics, Supplier<Optional<NotificationPolicy>> orders, ThreadFactory threads) {
        this.topics = topics;
        this.orders = orders;
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), threads);
        one.allowCoreThreadTimeOut(true);
        this.executor = one;
    }

    /** Tells of the build if anybody wants to hear of it; returns at once. */
    public void finished(FinishedBuild build) {
        try {
            orders.get()
                    .ifPresent(now ->
                            now.notification(build).ifPresent(notification -> queue(now.topic(), build, notification)));
        } catch (RuntimeException | Error e) {
            failed(build, Thrown.of(e).reason(), Thrown.of(e).remedy());
        }
    }

    /** Tells of a template whose agents do not start, if there is a topic; returns at once. */
    public void failing(FailingAgents failing) {
        try {
            orders.get().ifPresent(now -> queue(now.topic(), failing, now.notification(failing)));
        } catch (RuntimeException | Error e) {
            failed(failing, Thrown.of(e).reason(), Thrown.of(e).remedy());
        }
    }

    /** Why the last build that was to be announced was not; empty if it was. */
    public Optional<Problem> problem() {
        return problem;
    }

    /** Sends what waits, for some seconds at most, and then nothing more. */
    public void stop() throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
            int left = executor.shutdownNow().size();
            LOGGER.log(Level.WARNING, "Jenkins stops before SNS has received " + (left + 1) + " builds.");
        }
    }

    private void queue(Arn topic, Record subject, Notification notification) {
        try {
            executor.execute(() -> send(topic, subject, notification));
        } catch (RejectedExecutionException e) {
            failed(
                    subject,
                    MOST_WAITING + " others are waiting already, or Jenkins is stopping",
                    "Check why SNS responds so slowly");
        }
    }

    private void send(Arn topic, Record subject, Notification notification) {
        try {
            topics.publish(topic, notification)
                    .absence()
                    .ifPresentOrElse(
                            absent -> failed(subject, absent.reason(), absent.remedy()),
                            () -> problem = Optional.empty());
        } catch (RuntimeException | Error e) {
            failed(subject, Thrown.of(e).reason(), Thrown.of(e).remedy());
        }
    }

    /** One line in the log for each cause, not for each build. */
    private void failed(Record subject, String reason, String remedy) {
        Problem now = Problem.warning(
                Problem.Location.of(Subject.of(ControllerKeys.NOTIFICATION_TOPIC)),
                "SNS did not receive %s: %s".formatted(subject, reason),
                remedy);
        boolean known =
                problem.map(Problem::remedy).filter(now.remedy()::equals).isPresent();
        LOGGER.log(known ? Level.DEBUG : Level.WARNING, now.line());
        problem = Optional.of(now);
    }
}
