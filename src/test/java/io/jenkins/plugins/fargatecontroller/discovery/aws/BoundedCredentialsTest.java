// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

class BoundedCredentialsTest {

    private static final AwsCredentials KEYS = AwsBasicCredentials.create("id", "key");

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch answered = new CountDownLatch(1);

    /** One that does not answer until it is let. */
    private AwsCredentials hang() {
        asked.incrementAndGet();
        try {
            answered.await();
            return KEYS;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BoundedCredentials bounded(AwsCredentialsProvider source, long milliseconds) {
        return new BoundedCredentials(source, Duration.ofMillis(milliseconds));
    }

    @Test
    void whatIsAnsweredInTimeIsHandedOnAndAskedForAnew() {
        BoundedCredentials credentials = bounded(
                () -> {
                    asked.incrementAndGet();
                    return KEYS;
                },
                20_000);
        assertThat(credentials.resolveCredentials()).isEqualTo(KEYS);
        assertThat(credentials.resolveCredentials()).isEqualTo(KEYS);
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatIsNotAnsweredInTimeIsSaidAsTheSdkSaysIt() {
        BoundedCredentials credentials = bounded(this::hang, 10);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(credentials::resolveCredentials)
                    .isInstanceOf(SdkClientException.class)
                    .hasMessageStartingWith(Unanswered.NO_CREDENTIALS)
                    .hasCauseInstanceOf(SocketTimeoutException.class);
        }
        assertThat(asked).as("questions that hang").hasValue(1);
        answered.countDown();
    }

    @Test
    void aFailureOfTheSdkIsHandedOnAndAnotherOneIsAMistake() {
        SdkClientException refused = SdkClientException.create("Unable to load credentials");
        assertThatThrownBy(() -> bounded(
                                () -> {
                                    throw refused;
                                },
                                20_000)
                        .resolveCredentials())
                .isSameAs(refused);
        assertThatThrownBy(() -> bounded(
                                () -> {
                                    throw new IllegalStateException("a mistake");
                                },
                                20_000)
                        .resolveCredentials())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("a mistake");
    }

    @Test
    void anInterruptEndsTheWaitAndStays() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(bounded(this::hang, 20_000)::resolveCredentials).isInstanceOf(SdkClientException.class);
        assertThat(Thread.interrupted()).isTrue();
        answered.countDown();
    }

    /** A source that has to be closed. */
    private interface Closeable extends AwsCredentialsProvider, SdkAutoCloseable {}

    @Test
    void itClosesItsSource() {
        AtomicBoolean closed = new AtomicBoolean();
        Closeable source = new Closeable() {
            @Override
            public AwsCredentials resolveCredentials() {
                return KEYS;
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
        bounded(source, 10).close();
        assertThat(closed).isTrue();
        bounded(() -> KEYS, 10).close();
    }
}
