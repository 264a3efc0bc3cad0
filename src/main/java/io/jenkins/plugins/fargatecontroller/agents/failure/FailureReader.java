// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.failure;

import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Container;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Stop;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads from ECS' messages what went wrong. */
public final class FailureReader {

    private static final int KILLED = 137;

    private FailureReader() {}

    /** Why a task stopped. */
    public static Failure of(Stop stop) {
        return new Failure(kind(stop), text(stop));
    }

    private static FailureKind kind(Stop stop) {
        return switch (stop.code()) {
            case "SpotInterruption", "TerminationNotice" -> FailureKind.SPOT_INTERRUPTED;
            case "UserInitiated" -> FailureKind.STOPPED_BY_HAND;
            case "InfrastructureHealth" -> FailureKind.HOST_FAILED;
            case "ServiceSchedulerInitiated" -> said(stop).orElse(FailureKind.STOPPED_BY_SERVICE);
            case "EssentialContainerExited" -> said(stop).orElseGet(() -> exit(stop));
            case "TaskFailedToStart" -> said(stop).orElse(FailureKind.INITIALIZATION);
            default -> said(stop).orElseGet(() -> ended(stop) ? exit(stop) : FailureKind.OTHER);
        };
    }

    /** A container's own reason says more than the task's, which may only say that one exited. */
    private static Optional<FailureKind> said(Stop stop) {
        return Stream.concat(stop.containers().stream().map(Container::reason), Stream.of(stop.reason()))
                .map(StopReasons::kind)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean ended(Stop stop) {
        return stop.containers().stream()
                .anyMatch(container -> container.exitCode().isPresent());
    }

    private static FailureKind exit(Stop stop) {
        boolean killed = stop.containers().stream()
                .anyMatch(container -> Objects.equals(container.exitCode().orElse(0), KILLED));
        return killed ? FailureKind.OUT_OF_MEMORY : FailureKind.EXITED;
    }

    private static String text(Stop stop) {
        String containers = stop.containers().stream()
                .map(container -> container.besides(stop.reason()))
                .filter(container ->
                        container.exitCode().isPresent() || !container.reason().isEmpty())
                .map(FailureReader::text)
                .collect(Collectors.joining(", "));
        String reason = stop.reason().isEmpty() ? stop.code() : stop.reason();
        String all =
                Stream.of(reason, containers).filter(part -> !part.isEmpty()).collect(Collectors.joining(": "));
        return all.isEmpty() ? "the task stopped, and ECS does not say why" : clause(all);
    }

    private static String text(Container container) {
        String code =
                container.exitCode().map(number -> " exited with " + number).orElse("");
        String reason = container.reason().isEmpty() ? "" : " (" + clause(container.reason()) + ")";
        return "container " + container.name() + code + reason;
    }

    /** Why RunTask answered without a task. */
    public static Failure ofRefusal(String reason) {
        return new Failure(StopReasons.kind(reason).orElse(FailureKind.OTHER), "RunTask: " + clause(reason));
    }

    /** Why an agent did not start, in the words of whoever started it. */
    public static Failure ofStart(String words) {
        String text = clause(words);
        boolean late = text.contains("not connected") || text.contains("took too long");
        return new Failure(
                late ? FailureKind.NEVER_CONNECTED : StopReasons.kind(text).orElse(FailureKind.OTHER),
                text.isEmpty() ? "it is not known why" : text);
    }

    /** Why a call failed. */
    public static Failure of(CallFailed failed) {
        FailureKind usual =
                switch (failed.kind()) {
                    case THROTTLED -> FailureKind.THROTTLED;
                    case DENIED -> FailureKind.DENIED;
                    case UNANSWERED -> FailureKind.UNANSWERED;
                    case CONFLICT, INVALID -> FailureKind.REFUSED;
                };
        boolean open = usual == FailureKind.DENIED || usual == FailureKind.REFUSED;
        FailureKind kind = open ? StopReasons.kind(failed.text()).orElse(usual) : usual;
        return new Failure(kind, failed.operation() + ": " + clause(failed.text()));
    }

    private static String clause(String sentence) {
        String text = sentence.strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
