// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.failure;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The sentences in which ECS says why a task or a call failed.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html">stopped
 *     tasks</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html">failures</a>
 */
final class StopReasons {

    /** One kind of sentence; the first that fits counts. */
    private record Wording(Pattern sentence, FailureKind kind) {}

    private static final String PULL = "CannotPull|pull image manifest|pull access denied";
    private static final String INIT = "ResourceInitializationError|unable to pull secrets";
    private static final String UNREACHABLE =
            "i/o timeout|deadline exceeded|dial tcp|connection refused|no such host|tls handshake|connection issue"
                    + "|request canceled|context canceled|signal: killed";

    private static final List<Wording> WORDINGS = List.of(
            wording("limit on the number of (vcpus|tasks)|is above your limit|vcpulimitexceeded", FailureKind.QUOTA),
            wording("capacity is unavailable|insufficient capacity|no capacity", FailureKind.NO_CAPACITY),
            wording("iam:passrole", FailureKind.PASS_ROLE),
            wording(
                    "unable to assume the (service linked )?role|unable to assume role|role is not valid",
                    FailureKind.ROLE),
            both(PULL, "toomanyrequests|429|rate limit", FailureKind.IMAGE_RATE_LIMITED),
            both(PULL, "descriptor matching platform|no match(ing manifest)? for", FailureKind.IMAGE_PLATFORM),
            both(
                    PULL,
                    "access denied|403|denied|unauthori[sz]ed|not authori[sz]ed|no basic auth",
                    FailureKind.IMAGE_DENIED),
            both(PULL, "not found|manifest unknown|does not exist|name unknown|404", FailureKind.IMAGE_MISSING),
            both(PULL, UNREACHABLE, FailureKind.IMAGE_UNREACHABLE),
            wording("CannotPull", FailureKind.IMAGE_FAILED),
            both(INIT, "log(ging)? driver|logger args|log stream|log group", FailureKind.LOG_GROUP),
            both(INIT, "efs|mount", FailureKind.VOLUME),
            both(INIT, "GetAuthorizationToken.*(denied|not authorized)", FailureKind.IMAGE_DENIED),
            both(INIT, "(denied|not authorized).*GetAuthorizationToken", FailureKind.IMAGE_DENIED),
            both(INIT, "access ?denied|not authori[sz]ed", FailureKind.SECRET_DENIED),
            both(
                    INIT,
                    "resourcenotfound|can't find the specified secret|invalid ?parameters|parameternotfound",
                    FailureKind.SECRET_MISSING),
            both(INIT, UNREACHABLE, FailureKind.AWS_UNREACHABLE),
            wording("insufficientfreeaddresses|free (ip )?addresses", FailureKind.SUBNET_FULL),
            wording("network interface|RESOURCE:ENI", FailureKind.NETWORK_INTERFACE),
            wording("CannotCreateVolumeError|efs volume", FailureKind.VOLUME),
            wording("ResourceInitializationError|EphemeralStorage provisioning", FailureKind.INITIALIZATION),
            wording("exec format error", FailureKind.IMAGE_PLATFORM),
            wording("OutOfMemory|out of memory", FailureKind.OUT_OF_MEMORY),
            wording("CannotStartContainerError", FailureKind.COMMAND),
            wording("spot task was interrupted|spot interruption", FailureKind.SPOT_INTERRUPTED),
            wording("performing maintenance", FailureKind.MAINTENANCE),
            wording("health check", FailureKind.UNHEALTHY),
            wording(
                    "TimeoutError|CannotInspectContainerError|CannotStopContainerError|InternalError",
                    FailureKind.RUNTIME),
            wording("rate exceeded|throttl", FailureKind.THROTTLED));

    private StopReasons() {}

    /** The kind that a sentence tells of; empty for one that is not known. */
    static Optional<FailureKind> kind(String sentence) {
        return WORDINGS.stream()
                .filter(wording -> wording.sentence().matcher(sentence).find())
                .map(Wording::kind)
                .findFirst();
    }

    private static Wording wording(String part, FailureKind kind) {
        return new Wording(Pattern.compile(part, Pattern.CASE_INSENSITIVE), kind);
    }

    /** Both parts, in this order or with the second anywhere. */
    private static Wording both(String first, String second, FailureKind kind) {
        return new Wording(
                Pattern.compile("(?=.*(" + first + ")).*(" + second + ")", Pattern.CASE_INSENSITIVE | Pattern.DOTALL),
                kind);
    }
}
