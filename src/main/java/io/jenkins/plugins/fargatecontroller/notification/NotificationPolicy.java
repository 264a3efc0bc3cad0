// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.notification;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.overrides.BuildEvent;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Tags;
import java.util.List;
import java.util.Optional;

/**
 * Which results are published to which topic.
 *
 * @param controller the controller's name, by which a reader tells one Jenkins from another
 * @param results names of occasions
 */
public record NotificationPolicy(String controller, Arn topic, List<String> results) {

    public NotificationPolicy {
        results = List.copyOf(results);
    }

    /** Those of a plan; none without a topic. */
    public static Optional<NotificationPolicy> of(Environment environment, Plan plan) {
        return plan.controller()
                .value(ControllerKeys.NOTIFICATION_TOPIC)
                .map(topic -> new NotificationPolicy(
                        Tags.controllerName(environment),
                        topic,
                        plan.controller().get(ControllerKeys.NOTIFICATION_RESULTS)));
    }

    /** What is to be said of a template whose agents do not start: whoever has a topic wants to hear of that. */
    Notification notification(FailingAgents failing) {
        return Notification.of(controller, failing);
    }

    /** What is to be said of a build; nothing if nobody wants to hear of it. */
    Optional<Notification> notification(FinishedBuild build) {
        return BuildEvent.of(build.ending().result(), build.ending().before())
                .filter(occasion -> results.contains(occasion.name()))
                .map(occasion -> Notification.of(controller, build, occasion));
    }
}
