// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.metadata;

import io.jenkins.plugins.fargatecontroller.discovery.calls.BoundedStream;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import io.jenkins.plugins.fargatecontroller.settings.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks the endpoint over HTTP, never through a proxy. An error of the server or the connection is tried again once, since
 * the endpoint may lag behind a container that has just started.
 *
 * @param timeout for the connection, and for each wait for data
 * @param pause before the second attempt
 */
public record MetadataHttp(Duration timeout, Duration pause) implements MetadataEndpoint {

    /** A task's document has a few KiB for each of its 10 containers at most. */
    private static final int LONGEST = 1 << 20;

    private static final int TOO_MANY = 429;

    @Override
    public String get(URI uri) throws CallException, InterruptedException {
        try {
            return attempt(uri);
        } catch (IOException first) {
            Thread.sleep(pause.toMillis());
            return secondAttempt(uri);
        }
    }

    private String secondAttempt(URI uri) throws CallException {
        try {
            return attempt(uri);
        } catch (IOException e) {
            throw CallException.failed(
                    "no answer from %s (%s)".formatted(uri, reason(e)),
                    "check that nothing in the container blocks link-local addresses, then discover again");
        }
    }

    private static String reason(IOException failure) {
        return Transport.flaw(failure).orElseGet(() -> Thrown.of(failure).reason());
    }

    private String attempt(URI uri) throws IOException, CallException {
        if (!(uri.toURL().openConnection(Proxy.NO_PROXY) instanceof HttpURLConnection connection)) {
            throw new IOException("not an HTTP address");
        }
        try {
            connection.setConnectTimeout((int) timeout.toMillis());
            connection.setReadTimeout((int) timeout.toMillis());
            connection.setInstanceFollowRedirects(false);
            CompletableFuture.delayedExecutor(longest().toMillis(), TimeUnit.MILLISECONDS)
                    .execute(connection::disconnect);
            return body(connection, longest());
        } finally {
            connection.disconnect();
        }
    }

    /** For a whole document, however it drips; twice that is far below the deadline of a discovery. */
    private Duration longest() {
        return timeout.multipliedBy(3);
    }

    private static String body(HttpURLConnection connection, Duration longest) throws IOException, CallException {
        int status = connection.getResponseCode();
        if (status >= 500 || status == TOO_MANY) {
            throw new IOException("status " + status);
        }
        if (status != HttpURLConnection.HTTP_OK) {
            throw MetadataDocument.garbled("answered with status " + status);
        }
        try (InputStream body = new BoundedStream(connection.getInputStream(), LONGEST + 1, longest)) {
            byte[] bytes = body.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw MetadataDocument.garbled("answered more than " + LONGEST + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
