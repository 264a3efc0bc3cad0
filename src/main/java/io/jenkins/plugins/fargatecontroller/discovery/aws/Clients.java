// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Builds the SDK's clients of one region, which share one HTTP client and one source of credentials. */
public final class Clients implements AutoCloseable {

    /** An AWS call answers in far less; an attempt that takes longer is better made anew. */
    private static final Duration ATTEMPT = Duration.ofSeconds(5);

    private static final Duration CALL = Duration.ofSeconds(15);
    private static final Duration CREDENTIALS = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    static final String ENDPOINT = "AWS_ENDPOINT_URL";

    private final Map<String, String> env;
    private final Region region;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;

    public Clients(Map<String, String> env, String region) {
        this.env = env;
        this.region = Region.of(region);
        this.http = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(ATTEMPT)
                .build();
        this.credentials = credentials(env);
    }

    /**
     * Builds a client.
     *
     * @param service as the SDK's endpoint variables name it: AWS_ENDPOINT_URL_ECS, …
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder, String service) {
        endpoint(service).ifPresent(builder::endpointOverride);
        return builder.region(region)
                .httpClient(http)
                .credentialsProvider(credentials)
                .overrideConfiguration(settings -> settings.apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .addExecutionInterceptor(new BoundedAnswers(ATTEMPT))
                        .retryStrategy(RetryMode.STANDARD))
                .build();
    }

    @Override
    public void close() {
        http.close();
        if (credentials instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the credentials provider cannot be closed", e);
            }
        }
    }

    /** The SDK itself reads only the process's environment; this reads the one handed in, in the SDK's order. */
    private Optional<URI> endpoint(String service) {
        return Stream.of(ENDPOINT + "_" + service, ENDPOINT)
                .flatMap(name -> text(env, name).map(text -> address(name, text)).stream())
                .findFirst();
    }

    private static URI address(String name, String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && uri.getScheme() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // reported below, like an address without a host
        }
        throw SdkClientException.create("%s is '%s', which is not an address".formatted(name, text));
    }

    /** Keys in the environment handed in, or else the SDK's default chain: on Fargate the task role. */
    private static AwsCredentialsProvider credentials(Map<String, String> env) {
        return text(env, "AWS_ACCESS_KEY_ID")
                .flatMap(id -> text(env, "AWS_SECRET_ACCESS_KEY").map(secret -> keys(env, id, secret)))
                .orElseGet(() -> new BoundedCredentials(
                        DefaultCredentialsProvider.builder().build(), CREDENTIALS));
    }

    private static AwsCredentialsProvider keys(Map<String, String> env, String id, String secret) {
        return StaticCredentialsProvider.create(text(env, "AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
                .orElseGet(() -> AwsBasicCredentials.create(id, secret)));
    }

    private static Optional<String> text(Map<String, String> env, String name) {
        return Optional.ofNullable(env.get(name)).filter(value -> !value.isBlank());
    }
}
