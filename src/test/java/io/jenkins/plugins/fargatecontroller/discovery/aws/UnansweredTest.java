// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.jenkins.plugins.fargatecontroller.discovery.calls.BoundedStream;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.model.SsmException;

class UnansweredTest {

    private static final String NETWORK =
            "check that the task's subnets reach the AWS endpoints (NAT gateway or VPC endpoints)";

    private static SdkException failure(String text, @Nullable Throwable cause) {
        return cause == null ? SdkClientException.create(text) : SdkClientException.create(text, cause);
    }

    private static Fact.Absent<String> absent(SdkException failure) {
        return Unanswered.of(failure).<String>toFact("x:Get", "*").absence().orElseThrow();
    }

    private static IOException exceeded() {
        try (BoundedStream body = new BoundedStream(new ByteArrayInputStream(new byte[2]), 1, Duration.ofHours(1))) {
            body.readAllBytes();
            throw new AssertionError("it is longer than it may be");
        } catch (IOException e) {
            return e;
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        failure(
                                "Unable to load credentials from any of the providers: Cannot fetch credentials from"
                                        + " container - neither AWS_CONTAINER_CREDENTIALS_FULL_URI or",
                                null),
                        "there are no AWS credentials",
                        "give the task definition a task role"),
                Arguments.of(
                        failure("Unable to load credentials from any of the providers", null),
                        "the credentials of the task role cannot be read",
                        "check that nothing in the container blocks 169.254.170.2"),
                Arguments.of(
                        failure("Failed to load credentials from the endpoint", new SocketTimeoutException()),
                        "the credentials of the task role cannot be read: no answer in time",
                        "check that nothing in the container blocks 169.254.170.2"),
                Arguments.of(
                        failure("AWS_ENDPOINT_URL_SSM is 'x', which is not an address", null),
                        "AWS_ENDPOINT_URL_SSM is 'x', which is not an address",
                        "correct the variable, or unset it"),
                Arguments.of(
                        failure("Unable to unmarshall response", exceeded()),
                        "the answer is not as AWS gives it: more than 1 bytes",
                        "discover again; if it stays so, look at what stands between"),
                Arguments.of(ApiCallTimeoutException.create(15_000), "no answer in time", NETWORK),
                Arguments.of(ApiCallAttemptTimeoutException.create(5_000), "no answer in time", NETWORK),
                Arguments.of(
                        failure("Unable to execute HTTP request", new UnknownHostException("ssm.nowhere.invalid")),
                        "the host ssm.nowhere.invalid is not in the DNS",
                        NETWORK),
                Arguments.of(
                        failure("Unable to execute HTTP request", new ConnectException("refused")),
                        "the connection was refused",
                        NETWORK),
                Arguments.of(
                        failure("Unable to unmarshall response (null)", new IllegalStateException()),
                        "the answer is not a well-formed document",
                        "discover again"),
                Arguments.of(
                        failure("odd", new JsonParseException(null, "odd")),
                        "the answer is not a well-formed document",
                        "discover again"),
                Arguments.of(
                        failure("odd", new ZipException("odd")),
                        "the answer is not a well-formed document",
                        "discover again"),
                Arguments.of(failure("null", null), "the answer is incomplete or cannot be read", NETWORK));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsSaidInOurWordsWithWhatHelps(SdkException failure, String reason, String remedy) {
        assertThat(absent(failure).cause()).isEqualTo(Fact.Cause.FAILED);
        assertThat(absent(failure).reason()).isEqualTo("x:Get: " + reason);
        assertThat(absent(failure).remedy()).startsWith(remedy);
    }

    @Test
    void causesThatGoRoundInACircleAreNotFollowedForEver() {
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException other = new IllegalStateException("other", one);
        one.initCause(other);
        assertThat(absent(failure("odd", one)).reason()).isEqualTo("x:Get: the answer is incomplete or cannot be read");
    }

    @Test
    void anErrorWithoutAwsOwnWordsIsNamedByItsStatus() {
        CallException failed =
                Unanswered.withoutCode(SsmException.builder().statusCode(503).build());
        assertThat(failed).hasMessage("the answer has the status 503 and does not say why");
    }
}
