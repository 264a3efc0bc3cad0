// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK's credentials, which are waited for no longer than so long. The SDK limits each read of the endpoint in the
 * container, but not their sum: an answer that drips would hold a call for minutes, whatever the call's own limit is.
 */
final class BoundedCredentials implements AwsCredentialsProvider, AutoCloseable {

    private final AwsCredentialsProvider source;
    private final Duration longest;

    /** The question that nobody has answered yet; there is one at most. */
    private Optional<CompletableFuture<AwsCredentials>> open = Optional.empty();

    BoundedCredentials(AwsCredentialsProvider source, Duration longest) {
        this.source = source;
        this.longest = longest;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return question().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw SdkClientException.create(Unanswered.NO_CREDENTIALS, new SocketTimeoutException());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SdkClientException.create(Unanswered.NO_CREDENTIALS, new SocketTimeoutException());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SdkException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        }
    }

    private synchronized CompletableFuture<AwsCredentials> question() {
        CompletableFuture<AwsCredentials> question = open.filter(asked -> !asked.isDone())
                .orElseGet(() -> CompletableFuture.supplyAsync(source::resolveCredentials, BoundedCredentials::run));
        open = Optional.of(question);
        return question;
    }

    /** On a thread of its own, which may hang. */
    private static void run(Runnable asking) {
        Thread thread = new Thread(asking, "fargate-controller-credentials");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        if (source instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
