// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes a call with the SDK, and puts its failure into words. */
final class SdkCall {

    private static final Set<String> DENIED = Set.of(
            "AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation", "NotAuthorized");

    /** How AWS names the caller in a refusal: {@code User: arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION is not …}. */
    private static final Pattern ROLE = Pattern.compile("assumed-role/([^/\\s]+)/");

    private static final Pattern USER = Pattern.compile("User: (arn:\\S+)");

    private SdkCall() {}

    /** Makes a call of which no error says for certain that there is no such thing. */
    static <T> T ask(Supplier<T> call) throws CallException {
        return ask(call, failure -> false);
    }

    /**
     * Makes the call.
     *
     * @param absence the error by which this call says for certain that there is no such thing
     */
    static <T> T ask(Supplier<T> call, Class<? extends AwsServiceException> absence) throws CallException {
        return ask(call, absence::isInstance);
    }

    private static <T> T ask(Supplier<T> call, Predicate<AwsServiceException> absence) throws CallException {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw absence.test(e) && !code(e).isEmpty() ? missing(e) : refused(e);
        } catch (SdkException e) {
            throw Unanswered.of(e);
        } catch (StackOverflowError e) {
            throw Checked.garbled("is nested too deeply");
        }
    }

    private static CallException refused(AwsServiceException failure) {
        String code = code(failure);
        if (code.isEmpty()) {
            return Unanswered.withoutCode(failure);
        }
        if (DENIED.contains(code)) {
            return CallException.denied(caller(message(failure)));
        }
        if (code.startsWith("KMS")) {
            return CallException.failed(
                    text(failure),
                    "check the key that it is encrypted with; the task role needs kms:GenerateDataKey and kms:Decrypt");
        }
        return CallException.failed(text(failure), remedy(failure, code));
    }

    private static CallException missing(AwsServiceException failure) {
        return CallException.missing(text(failure), "check that it has not been deleted");
    }

    private static String text(AwsServiceException failure) {
        String message = message(failure);
        return message.isEmpty() ? code(failure) : code(failure) + ", " + message;
    }

    private static String code(AwsServiceException failure) {
        var details = failure.awsErrorDetails();
        return details == null ? "" : SdkFields.or(details.errorCode(), "");
    }

    private static String message(AwsServiceException failure) {
        var details = failure.awsErrorDetails();
        return details == null ? "" : SdkFields.or(details.errorMessage(), "");
    }

    private static String remedy(AwsServiceException failure, String code) {
        if (failure.isThrottlingException()) {
            return "try again later; other callers use up the account's request rate";
        }
        return code.contains("Token") || code.contains("Signature") || code.contains("ClientId")
                ? "check the credentials and the task's clock; in a controller they come from the task role"
                : "try again; if it stays so, look the error up in the service's API reference";
    }

    private static String caller(String message) {
        Matcher role = ROLE.matcher(message);
        if (role.find()) {
            return "the task role " + role.group(1);
        }
        Matcher user = USER.matcher(message);
        return user.find() ? user.group(1) : "the task role";
    }
}
