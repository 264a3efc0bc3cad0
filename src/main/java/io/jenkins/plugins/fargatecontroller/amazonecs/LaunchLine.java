// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureReader;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What amazon-ecs says of a start in its log. It says it nowhere else: the node is gone by the time at which Jenkins tells
 * of the failure, and what Jenkins tells is not what AWS said.
 */
public sealed interface LaunchLine {

    /** The logger that says it. */
    String LOGGER = "com.cloudbees.jenkins.plugins.amazonecs.ECSLauncher";

    String node();

    /** RunTask has answered with a task. */
    record Started(String node, String task) implements LaunchLine {}

    /** RunTask has answered without a task. */
    record Refused(String node, Failure failure) implements LaunchLine {}

    /**
     * The agent does not start.
     *
     * @param failure what was thrown; no more than an outline if the task itself has failed
     */
    record Failed(String node, Failure failure) implements LaunchLine {}

    /**
     * Reads a line.
     *
     * @param thrown the message of what was thrown; empty without it
     */
    static Optional<LaunchLine> read(String line, String thrown) {
        Matcher about = Lines.NODE.matcher(line);
        if (!about.matches()) {
            return Optional.empty();
        }
        String node = about.group(1);
        String text = about.group(2);
        Matcher started = Lines.STARTED.matcher(text);
        Matcher refused = Lines.REFUSED.matcher(text);
        if (started.matches()) {
            return Optional.of(new Started(node, started.group(1)));
        }
        if (refused.matches()) {
            return Optional.of(new Refused(node, FailureReader.ofRefusal(refused.group(1))));
        }
        return text.startsWith("Error in provisioning") ? Optional.of(failed(node, thrown)) : Optional.empty();
    }

    private static Failed failed(String node, String thrown) {
        Matcher answer = Lines.ANSWER.matcher(thrown);
        return new Failed(
                node,
                answer.matches()
                        ? FailureReader.of(new CallFailed(kind(answer.group(2)), "ECS", answer.group(1)))
                        : FailureReader.ofStart(thrown));
    }

    private static CallFailed.Kind kind(String code) {
        if (code.contains("Throttl") || code.contains("LimitExceeded")) {
            return CallFailed.Kind.THROTTLED;
        }
        return code.startsWith("AccessDenied") ? CallFailed.Kind.DENIED : CallFailed.Kind.INVALID;
    }

    /** The forms of lines. */
    final class Lines {
        private static final Pattern NODE = Pattern.compile("\\[([^\\]]+)]: (.*)", Pattern.DOTALL);
        private static final Pattern STARTED = Pattern.compile("TaskArn: (arn:\\S+)");
        private static final Pattern REFUSED = Pattern.compile("Failure reason=(.*), arn=[^,]*");

        /** As the AWS SDK 1 ends its messages. */
        private static final Pattern ANSWER =
                Pattern.compile("(.*) \\(Service: [^;)]*;.*?Error Code: ([^;)]*).*\\)", Pattern.DOTALL);

        private Lines() {}
    }
}
