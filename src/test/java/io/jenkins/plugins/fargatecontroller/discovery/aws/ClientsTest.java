// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.EcsServiceClientConfiguration;

class ClientsTest {

    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "secret-key");

    private static <T> T with(Map<String, String> env, Function<EcsServiceClientConfiguration, T> view) {
        try (Clients clients = new Clients(env, "eu-west-3");
                EcsClient client = clients.build(EcsClient.builder(), "ECS")) {
            return view.apply(client.serviceClientConfiguration());
        }
    }

    private static Map<String, String> env(String... more) {
        Map<String, String> env = new HashMap<>(KEYS);
        for (int i = 0; i < more.length; i += 2) {
            env.put(more[i], more[i + 1]);
        }
        return env;
    }

    private static Optional<URI> endpoint(String... more) {
        return with(env(more), EcsServiceClientConfiguration::endpointOverride);
    }

    @Test
    void aClientAsksInItsRegionAndGivesUpSooner() {
        assertThat(with(KEYS, EcsServiceClientConfiguration::region)).hasToString("eu-west-3");
        ClientOverrideConfiguration settings = with(KEYS, EcsServiceClientConfiguration::overrideConfiguration);
        assertThat(settings.apiCallAttemptTimeout()).contains(Duration.ofSeconds(5));
        assertThat(settings.apiCallTimeout()).contains(Duration.ofSeconds(15));
        assertThat(settings.executionInterceptors()).hasAtLeastOneElementOfType(BoundedAnswers.class);
    }

    @Test
    void theEndpointOfTheServiceComesBeforeTheOneOfAll() {
        URI all = URI.create("http://127.0.0.1:4566");
        URI own = URI.create("http://127.0.0.1:4567");
        assertThat(endpoint()).isEmpty();
        assertThat(endpoint("AWS_ENDPOINT_URL", all.toString())).contains(all);
        assertThat(endpoint("AWS_ENDPOINT_URL", all.toString(), "AWS_ENDPOINT_URL_ECS", own.toString()))
                .contains(own);
        assertThat(endpoint("AWS_ENDPOINT_URL_SSM", own.toString())).isEmpty();
        assertThat(endpoint("AWS_ENDPOINT_URL", all.toString(), "AWS_ENDPOINT_URL_ECS", " "))
                .contains(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4566", "//host", "http://", "http:///path", "a b"})
    void aVariableThatIsNoAddressIsNamed(String text) {
        assertThatThrownBy(() -> endpoint("AWS_ENDPOINT_URL_ECS", text))
                .isInstanceOf(SdkClientException.class)
                .hasMessage("AWS_ENDPOINT_URL_ECS is '%s', which is not an address", text);
    }

    private static Object identity(Map<String, String> env) {
        return with(
                env,
                configuration ->
                        configuration.credentialsProvider().resolveIdentity().join());
    }

    @Test
    void theKeysAreThoseOfTheVariables() {
        assertThat(identity(KEYS)).isEqualTo(AwsBasicCredentials.create("AKIDEXAMPLE", "secret-key"));
        assertThat(identity(env("AWS_SESSION_TOKEN", " ")))
                .isEqualTo(AwsBasicCredentials.create("AKIDEXAMPLE", "secret-key"));
        assertThat(identity(env("AWS_SESSION_TOKEN", "token")))
                .isEqualTo(AwsSessionCredentials.create("AKIDEXAMPLE", "secret-key", "token"));
    }

    @ParameterizedTest
    @CsvSource({"AWS_ACCESS_KEY_ID, ''", "AWS_SECRET_ACCESS_KEY, ' '"})
    void withoutBothKeysTheTaskRoleIsAskedForAWhileAndNoLonger(String variable, String value) {
        IdentityProvider<?> provider = with(env(variable, value), EcsServiceClientConfiguration::credentialsProvider);
        assertThat(provider).isInstanceOf(BoundedCredentials.class);
    }
}
