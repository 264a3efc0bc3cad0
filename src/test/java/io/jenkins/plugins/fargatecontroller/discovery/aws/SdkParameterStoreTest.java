// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.fargatecontroller.discovery.ParameterStore;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PageToken;
import io.jenkins.plugins.fargatecontroller.discovery.calls.ResultPage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;

class SdkParameterStoreTest {

    private final ScriptedClient<SsmClient> client = new ScriptedClient<>(SsmClient.class);
    private final SdkParameterStore store = new SdkParameterStore(new Lazy<>(client::client));

    private static Parameter parameter(@Nullable String name, @Nullable String type, @Nullable String value) {
        return Parameter.builder().name(name).type(type).value(value).build();
    }

    private static void garbled(ThrowingCallable call, String text) {
        CallException failed = catchThrowableOfType(CallException.class, call);
        assertThat(failed).hasMessage("the answer " + text);
        assertThat(failed.isMissing()).isFalse();
    }

    @Test
    void aPageIsAskedForRecursivelyAndNotDecrypted() throws CallException {
        client.answers(GetParametersByPathResponse.builder()
                .parameters(Arrays.asList(
                        null,
                        parameter("/demo/a", "String", "plain"),
                        parameter("/demo/list", "StringList", "a,b"),
                        parameter("/demo/new", "SomethingNew", "x"),
                        parameter("/demo/empty", "String", null),
                        parameter("/demo/secret", "SecureString", "AQICAHh…")))
                .nextToken("2")
                .build());
        ResultPage<ParameterStore.Parameter> page = store.below("/demo", PageToken.FIRST);
        assertThat(page.next()).contains("2");
        assertThat(page.items())
                .containsExactly(
                        new ParameterStore.Parameter("/demo/a", Optional.of("plain")),
                        new ParameterStore.Parameter("/demo/list", Optional.of("a,b")),
                        new ParameterStore.Parameter("/demo/new", Optional.of("x")),
                        new ParameterStore.Parameter("/demo/empty", Optional.of("")),
                        new ParameterStore.Parameter("/demo/secret", Optional.empty()));
        assertThat(client.asked(GetParametersByPathRequest.class))
                .isEqualTo(GetParametersByPathRequest.builder()
                        .path("/demo")
                        .recursive(true)
                        .withDecryption(false)
                        .maxResults(10)
                        .build());
    }

    @Test
    void theNextPageIsAskedForByItsTokenAndAnEmptyOneIsTheLast() throws CallException {
        client.answers(GetParametersByPathResponse.builder()
                .parameters(List.of())
                .nextToken("")
                .build());
        ResultPage<ParameterStore.Parameter> page = store.below("/demo", new PageToken(Optional.of("2")));
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
        assertThat(client.asked(GetParametersByPathRequest.class).nextToken()).isEqualTo("2");
    }

    @Test
    void whatDoesNotNameItsParametersIsNoEmptyPath() {
        client.answers(
                GetParametersByPathResponse.builder().build(),
                GetParametersByPathResponse.builder()
                        .parameters(parameter("/demo/a", "String", "x"), parameter(null, "String", "x"))
                        .build());
        garbled(() -> store.below("/demo", PageToken.FIRST), "has no list of parameters");
        garbled(() -> store.below("/demo", PageToken.FIRST), "has no name of a parameter");
    }

    private static GetParameterResponse one(Parameter parameter) {
        return GetParameterResponse.builder().parameter(parameter).build();
    }

    private static AwsServiceException error(AwsServiceException.Builder kind, String code) {
        return kind.statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    @Test
    void theTypeOfAParameterIsAskedForWithoutItsValue() throws CallException {
        client.answers(one(parameter("jenkins-pwd", "SecureString", "AQICAHh…")));
        assertThat(store.type("jenkins-pwd")).contains("SecureString");
        assertThat(client.asked(GetParameterRequest.class))
                .isEqualTo(GetParameterRequest.builder()
                        .name("jenkins-pwd")
                        .withDecryption(false)
                        .build());
    }

    @Test
    void onlyParameterNotFoundMeansThatThereIsNone() throws CallException {
        client.answers(
                error(ParameterNotFoundException.builder(), "ParameterNotFound"),
                error(SsmException.builder(), "ParameterVersionNotFound"));
        assertThat(store.type("jenkins-pwd")).isEmpty();
        assertThat(catchThrowableOfType(CallException.class, () -> store.type("jenkins-pwd")))
                .hasMessage("ParameterVersionNotFound");
    }

    @Test
    void halfAnAnswerIsNone() {
        client.answers(
                GetParameterResponse.builder().build(),
                one(parameter(null, "SecureString", null)),
                one(parameter("jenkins-pwd", null, null)));
        garbled(() -> store.type("jenkins-pwd"), "has no parameter");
        garbled(() -> store.type("jenkins-pwd"), "has no name of the parameter");
        garbled(() -> store.type("jenkins-pwd"), "has no type of the parameter");
    }
}
