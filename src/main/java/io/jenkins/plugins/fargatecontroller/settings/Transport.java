// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Failures of a connection in words. Libraries wrap them, and what they say themselves names Java's classes. */
public final class Transport {

    /** No chain of causes is longer; one may go round in a circle. */
    private static final int DEEPEST = 20;

    private Transport() {}

    /** What became of the connection, as a sentence without a full stop; empty if the failure is of another kind. */
    public static Optional<String> flaw(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .flatMap(cause -> words(cause).stream())
                .findFirst();
    }

    private static Optional<String> words(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            String host = cause.getMessage();
            return Optional.of(
                    host == null || host.isBlank() || host.contains(" ")
                            ? "the host name cannot be resolved"
                            : "the host %s is not in the DNS".formatted(host.replaceFirst(":.*", "")));
        }
        if (cause instanceof SocketTimeoutException) {
            return Optional.of("no answer in time");
        }
        if (cause instanceof NoRouteToHostException) {
            return Optional.of("there is no route to the host");
        }
        if (cause instanceof ConnectException) {
            return Optional.of("the connection was refused");
        }
        if (cause instanceof SSLException) {
            return Optional.of("the connection could not be encrypted");
        }
        return cause instanceof SocketException ? Optional.of("the connection was lost") : Optional.empty();
    }
}
