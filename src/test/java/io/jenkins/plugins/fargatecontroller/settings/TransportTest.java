// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransportTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UnknownHostException("ssm.aws"), "the host ssm.aws is not in the DNS"),
                Arguments.of(
                        new UnknownHostException("ssm.aws: Name or service not known"),
                        "the host name cannot be resolved"),
                Arguments.of(new UnknownHostException("ssm.aws:x"), "the host ssm.aws is not in the DNS"),
                Arguments.of(new UnknownHostException(), "the host name cannot be resolved"),
                Arguments.of(new UnknownHostException(" "), "the host name cannot be resolved"),
                Arguments.of(new SocketTimeoutException("Read timed out"), "no answer in time"),
                Arguments.of(new NoRouteToHostException("x"), "there is no route to the host"),
                Arguments.of(new ConnectException("x"), "the connection was refused"),
                Arguments.of(new SSLHandshakeException("x"), "the connection could not be encrypted"),
                Arguments.of(new SocketException("Connection reset"), "the connection was lost"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureOfTheConnectionIsSaidInWordsHoweverItIsWrapped(Exception failure, String words) {
        assertThat(Transport.flaw(failure)).contains(words);
        assertThat(Transport.flaw(new IllegalStateException("SDK", new IOException("x", failure))))
                .contains(words);
    }

    @Test
    void othersAreNotOfTheConnection() {
        assertThat(Transport.flaw(new IOException("disk full"))).isEmpty();
        Exception circle = new IOException("a");
        circle.initCause(new IOException("b", circle));
        assertThat(Transport.flaw(circle)).isEmpty();
    }
}
