// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.fargatecontroller.discovery.calls.BoundedStream;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.settings.Transport;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** A call that AWS did not answer in its own words, in ours. The SDK's texts name classes, and say null. */
public final class Unanswered {

    private static final String NETWORK =
            "check that the task's subnets reach the AWS endpoints (NAT gateway or VPC endpoints)";
    static final String NO_CREDENTIALS = "Unable to load credentials";

    /** How the SDK says that ECS has offered no credentials at all. */
    private static final String NO_ROLE = "Cannot fetch credentials from container - neither";

    private Unanswered() {}

    /** A call to which no answer came, or none that can be read. */
    public static CallException of(SdkException failure) {
        String text = String.valueOf(failure.getMessage());
        if (text.contains(NO_CREDENTIALS) || text.contains("Failed to load credentials")) {
            return text.contains(NO_ROLE)
                    ? CallException.failed("there are no AWS credentials", "give the task definition a task role")
                    : CallException.failed(
                            "the credentials of the task role cannot be read"
                                    + Transport.flaw(failure)
                                            .map(flaw -> ": " + flaw)
                                            .orElse(""),
                            "check that nothing in the container blocks 169.254.170.2, where ECS offers them, and that"
                                    + " no proxy stands before it (NO_PROXY)");
        }
        if (text.startsWith(Clients.ENDPOINT)) {
            return CallException.failed(text, "correct the variable, or unset it to reach AWS itself");
        }
        Optional<BoundedStream.Exceeded> exceeded = cause(failure, BoundedStream.Exceeded.class);
        if (exceeded.isPresent()) {
            return Checked.garbled("is not as AWS gives it: " + exceeded.get().getMessage());
        }
        if (failure instanceof ApiCallTimeoutException || failure instanceof ApiCallAttemptTimeoutException) {
            return CallException.failed("no answer in time", NETWORK);
        }
        Optional<String> flaw = Transport.flaw(failure);
        if (flaw.isPresent()) {
            return CallException.failed(flaw.get(), NETWORK);
        }
        if (text.startsWith("Unable to unmarshall")
                || cause(failure, JacksonException.class).isPresent()
                || cause(failure, ZipException.class).isPresent()) {
            return Checked.garbled("is not a well-formed document");
        }
        return CallException.failed("the answer is incomplete or cannot be read", NETWORK);
    }

    /** An error that is none of AWS's own: it comes from a proxy, a load balancer, or a service in distress. */
    public static CallException withoutCode(AwsServiceException failure) {
        return CallException.failed(
                "the answer has the status %d and does not say why".formatted(failure.statusCode()),
                "try again; if it stays so, look at what stands between the task and AWS: a proxy, or an address in "
                        + Clients.ENDPOINT);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> kind) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
