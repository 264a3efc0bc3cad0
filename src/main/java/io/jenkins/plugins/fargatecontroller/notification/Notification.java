// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.notification;

import io.jenkins.plugins.fargatecontroller.overrides.BuildEvent;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The message to a topic about a build, or about agents: a mail's subject and text, and attributes by which a subscriber filters.
 *
 * @param subject at most 99 characters without control characters, as SNS wants it
 * @param attributes {@code controller}, {@code result}, and {@code job} or {@code template}
 */
public record Notification(String subject, String text, Map<String, String> attributes) {

    private static final int LONGEST_SUBJECT = 99;

    public Notification {
        attributes = Map.copyOf(attributes);
    }

    static Notification of(String controller, FinishedBuild build, BuildEvent occasion) {
        String head = "Jenkins %s: ".formatted(controller);
        String tail = " #%d %s".formatted(build.number(), occasion.verb());
        String job = build.job().replaceAll("\\p{Cntrl}", " ");
        return new Notification(
                head + shortened(job, LONGEST_SUBJECT - head.length() - tail.length()) + tail,
                text(build, head + job + tail),
                Map.of("controller", controller, "job", build.job(), "result", occasion.name()));
    }

    static Notification of(String controller, FailingAgents failing) {
        String head = "Jenkins %s: agents of ".formatted(controller);
        String tail = " do not start";
        String template = failing.template().replaceAll("\\p{Cntrl}", " ");
        return new Notification(
                head + shortened(template, LONGEST_SUBJECT - head.length() - tail.length()) + tail,
                String.join(
                        "\n",
                        head + template + tail + ".",
                        "",
                        "Reason: " + failing.reason(),
                        "Remedy: " + failing.remedy(),
                        "",
                        "Builds that need them wait, and are tried again at growing intervals."
                                + " This message is sent once, until an agent of the template has started."),
                Map.of("controller", controller, "template", failing.template(), "result", "AGENTS"));
    }

    private static String text(FinishedBuild build, String sentence) {
        FinishedBuild.Ending ending = build.ending();
        String before = ending.before().isEmpty() ? "none" : ending.before();
        return Stream.concat(
                        Stream.of(
                                sentence + ".",
                                "",
                                "Result: " + ending.result(),
                                "Build before: " + before,
                                "Duration: " + ending.took()),
                        build.url().stream().map(url -> "Console: " + url + "console"))
                .collect(Collectors.joining("\n"));
    }

    /** The end of a job's full name tells more than its beginning. */
    private static String shortened(String text, int room) {
        return text.length() <= room ? text : "…" + text.substring(text.length() - Math.max(0, room - 1));
    }
}
