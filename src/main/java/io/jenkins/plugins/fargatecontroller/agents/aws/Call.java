// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed.Kind;
import io.jenkins.plugins.fargatecontroller.discovery.aws.Unanswered;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.ConflictException;

/**
 * Makes calls with the SDK, and says what a failure means for the next one.
 *
 * @param operation such as {@code ecs:RunTask}
 */
record Call(String operation) {

    private static final Logger LOGGER = Logger.getLogger(Call.class.getName());

    private static final int SERVER_ERROR = 500;
    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "UnrecognizedClientException",
            "ExpiredTokenException",
            "InvalidSignatureException");
    private static final Set<String> THROTTLED =
            Set.of("ThrottlingException", "Throttling", "RequestLimitExceeded", "TooManyRequestsException", "SlowDown");

    private static final Set<String> BROKEN =
            Set.of("ServerException", "InternalFailure", "InternalServerError", "ServiceUnavailable");

    /**
     * Makes a call and reads its answer.
     *
     * @throws CallFailed also where the answer is none that ECS would give
     */
    <T> T make(Supplier<T> call) throws CallFailed {
        try {
            return call.get();
        } catch (ConflictException e) {
            throw CallFailed.conflict(operation, text(e, "ConflictException"), e.resourceIds());
        } catch (AwsServiceException e) {
            throw code(e).isPresent()
                    ? new CallFailed(kind(e, code(e).get()), operation, text(e, code(e).get()))
                    : unanswered(Unanswered.withoutCode(e));
        } catch (SdkException e) {
            throw unanswered(Unanswered.of(e));
        } catch (LinkageError e) {
            LOGGER.log(Level.WARNING, operation, Redacted.of(e)); // which part is missing is said here only
            throw unreadable(Thrown.of(e).reason());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw unreadable(Thrown.of(e).reason());
        }
    }

    private CallFailed unanswered(CallException failure) {
        return new CallFailed(Kind.UNANSWERED, operation, String.valueOf(failure.getMessage()));
    }

    /** An answer from which nothing may be concluded. */
    CallFailed unreadable(String what) {
        return new CallFailed(Kind.UNANSWERED, operation, "the answer is not complete: " + what);
    }

    private static Kind kind(AwsServiceException failure, String code) {
        if (THROTTLED.contains(code) || failure.isThrottlingException()) {
            return Kind.THROTTLED;
        }
        if (DENIED.contains(code)) {
            return Kind.DENIED;
        }
        return failure.statusCode() >= SERVER_ERROR || BROKEN.contains(code) ? Kind.UNANSWERED : Kind.INVALID;
    }

    /** Empty if the error is none of ECS, but of something before it. */
    private static Optional<String> code(AwsServiceException failure) {
        return Optional.ofNullable(failure.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorCode()))
                .filter(code -> !code.isEmpty());
    }

    /** Without the request's id and the like, which the exception's own message has. */
    private static String text(AwsServiceException failure, String code) {
        var details = failure.awsErrorDetails();
        return details == null || details.errorMessage() == null ? code : code + ", " + details.errorMessage();
    }
}
