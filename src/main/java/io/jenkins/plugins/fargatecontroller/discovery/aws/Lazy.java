// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkClient;

/**
 * A client that is built by the call that needs it first. Loading a client's classes takes tenths of a second; this
 * way the services' clients are built side by side, as their calls are made.
 */
final class Lazy<C extends SdkClient> implements AutoCloseable {

    private final Supplier<C> source;
    private Optional<C> built = Optional.empty();

    Lazy(Supplier<C> source) {
        this.source = source;
    }

    synchronized C get() {
        C client = built.orElseGet(source);
        built = Optional.of(client);
        return client;
    }

    @Override
    public synchronized void close() {
        built.ifPresent(SdkClient::close);
    }
}
