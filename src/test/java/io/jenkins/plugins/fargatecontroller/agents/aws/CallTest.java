// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import java.net.ConnectException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.EcsException;

class CallTest {

    private static final Call CALL = new Call("ecs:RunTask");

    private static AwsServiceException error(int status, @Nullable String code, @Nullable String message) {
        return EcsException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    private static CallFailed failed(Throwable thrown) {
        return catchThrowableOfType(
                CallFailed.class,
                () -> CALL.make(() -> {
                    if (thrown instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) thrown;
                }));
    }

    @Test
    void anAnswerIsHandedOn() throws CallFailed {
        assertThat(CALL.make(() -> "answer")).isEqualTo("answer");
    }

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException,         THROTTLED",
        "400, Throttling,                  THROTTLED",
        "400, RequestLimitExceeded,        THROTTLED",
        "429, AnyCode,                     THROTTLED",
        "503, SlowDown,                    THROTTLED",
        "400, AccessDeniedException,       DENIED",
        "403, UnrecognizedClientException, DENIED",
        "403, ExpiredTokenException,       DENIED",
        "400, ServerException,             UNANSWERED",
        "500, AnyCode,                     UNANSWERED",
        "503, ServiceUnavailable,          UNANSWERED",
        "400, ClientException,             INVALID",
        "499, AnyCode,                     INVALID",
    })
    void whatEcsSaysDecidesAboutTheNextCall(int status, String code, CallFailed.Kind kind) {
        CallFailed failed = failed(error(status, code, "why"));
        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed.operation()).isEqualTo("ecs:RunTask");
        assertThat(failed.text()).isEqualTo(code + ", why");
        assertThat(failed.tasks()).isEmpty();
    }

    @Test
    void anErrorWithoutAMessageIsItsCode() {
        assertThat(failed(error(400, "ClientException", null)).text()).isEqualTo("ClientException");
    }

    @Test
    void aTokenThatIsInUseNamesItsTasks() {
        CallFailed failed = failed(ConflictException.builder()
                .resourceIds("arn:task/1", "arn:task/2")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ConflictException")
                        .errorMessage("the token is in use")
                        .build())
                .build());
        assertThat(failed.kind()).isEqualTo(CallFailed.Kind.CONFLICT);
        assertThat(failed.tasks()).containsExactly("arn:task/1", "arn:task/2");
        assertThat(failed.text()).isEqualTo("ConflictException, the token is in use");
        assertThat(failed(ConflictException.builder().build()).text()).isEqualTo("ConflictException");
    }

    static List<Throwable> otherThings() {
        return List.of(
                EcsException.builder().statusCode(502).build(),
                error(200, "", "no code"),
                error(400, null, "no code"),
                SdkClientException.create("Unable to execute HTTP request", new ConnectException("refused")),
                ApiCallTimeoutException.create(15_000),
                new IllegalStateException("its list is missing"),
                new StackOverflowError(),
                new NoClassDefFoundError("software/amazon/awssdk/Gone"),
                new OutOfMemoryError());
    }

    @ParameterizedTest
    @MethodSource("otherThings")
    void fromWhatIsNoWordOfEcsNothingIsConcluded(Throwable thrown) {
        CallFailed failed = failed(thrown);
        assertThat(failed.kind()).isEqualTo(CallFailed.Kind.UNANSWERED);
        assertThat(failed.uncertain()).isTrue();
        assertThat(failed.text()).isNotBlank().doesNotContain("null", "software.amazon");
    }

    @Test
    void anAnswerThatIsNotCompleteSaysWhatIsMissing() {
        assertThat(failed(new IllegalStateException("its list is missing")).text())
                .isEqualTo("the answer is not complete: its list is missing");
    }
}
