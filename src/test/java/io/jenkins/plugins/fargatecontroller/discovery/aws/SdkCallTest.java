// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;

class SdkCallTest {

    private static AwsServiceException error(
            AwsServiceException.Builder kind, int status, @Nullable String code, @Nullable String message) {
        return kind.statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    private static CallException failed(Throwable thrown) {
        return catchThrowableOfType(
                CallException.class,
                () -> SdkCall.ask(
                        () -> {
                            if (thrown instanceof Error error) {
                                throw error;
                            }
                            throw (RuntimeException) thrown;
                        },
                        ParameterNotFoundException.class));
    }

    private static Fact<String> fact(int status, String code, @Nullable String message) {
        return failed(error(SsmException.builder(), status, code, message)).toFact("ssm:GetParameter", "arn:1");
    }

    @Test
    void anAnswerIsHandedOn() throws CallException {
        assertThat(SdkCall.ask(() -> "answer")).isEqualTo("answer");
        assertThat(SdkCall.ask(() -> "answer", ParameterNotFoundException.class))
                .isEqualTo("answer");
    }

    @Test
    void onlyTheErrorOfTheCallSaysForCertainThatThereIsNoSuchThing() {
        AwsServiceException absent =
                error(ParameterNotFoundException.builder(), 400, "ParameterNotFound", "there is none");
        assertThat(failed(absent).isMissing()).isTrue();
        assertThat(failed(absent)).hasMessage("ParameterNotFound, there is none");
        assertThat(catchThrowableOfType(
                                CallException.class,
                                () -> SdkCall.ask(() -> {
                                    throw absent;
                                }))
                        .isMissing())
                .isFalse();
        assertThat(failed(error(SsmException.builder(), 400, "ParameterNotFound", ""))
                        .isMissing())
                .isFalse();
        assertThat(failed(ParameterNotFoundException.builder().statusCode(404).build())
                        .isMissing())
                .as("an error without AWS' own words")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AccessDenied",
                "AccessDeniedException",
                "AuthorizationError",
                "UnauthorizedOperation",
                "NotAuthorized"
            })
    void aRefusalNamesTheRoleThatAwsNames(String code) {
        String message = "User: arn:aws:sts::123456789012:assumed-role/demo-controller/0123 is not authorized";
        Fact<String> fact = fact(400, code, message);
        assertThat(fact.absence().orElseThrow().reason())
                .isEqualTo("the task role demo-controller may not call ssm:GetParameter");
    }

    @ParameterizedTest
    @CsvSource({
        "User: arn:aws:iam::123456789012:user/me is not authorized, arn:aws:iam::123456789012:user/me",
        "no, the task role",
        "'', the task role",
    })
    void aRefusalOfAnotherNamesThat(String message, String who) {
        assertThat(fact(403, "AccessDeniedException", message)
                        .absence()
                        .orElseThrow()
                        .reason())
                .isEqualTo(who + " may not call ssm:GetParameter");
    }

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException, try again later; other callers use up the account's request rate",
        "400, ExpiredTokenException, check the credentials and the task's clock",
        "403, InvalidSignatureException, check the credentials and the task's clock",
        "403, InvalidClientTokenId, check the credentials and the task's clock",
        "400, KMSAccessDeniedException, check the key that it is encrypted with",
        "500, InternalFailure, try again; if it stays so",
        "400, ValidationException, try again; if it stays so",
    })
    void anotherErrorIsAFailureWithWhatHelps(int status, String code, String remedy) {
        Fact<String> fact = fact(status, code, "why");
        assertThat(fact.absence().orElseThrow().cause()).isEqualTo(Fact.Cause.FAILED);
        assertThat(fact.absence().orElseThrow().reason()).isEqualTo("ssm:GetParameter: " + code + ", why");
        assertThat(fact.absence().orElseThrow().remedy()).startsWith(remedy);
    }

    @Test
    void anErrorWithoutAMessageIsItsCode() {
        assertThat(failed(error(SsmException.builder(), 400, "ValidationException", null)))
                .hasMessage("ValidationException");
    }

    @Test
    void whatIsNoErrorOfAwsIsSaidInOurWords() {
        assertThat(failed(SsmException.builder().statusCode(502).build()))
                .hasMessage("the answer has the status 502 and does not say why");
        assertThat(failed(SdkClientException.create("Unable to execute", new ConnectException("refused"))))
                .hasMessage("the connection was refused");
        assertThat(failed(new StackOverflowError())).hasMessage("the answer is nested too deeply");
    }
}
