// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.ContainerPorts;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** How agents reach the controller from within the network. */
final class ControllerAddress {

    /** Ports that speak TLS wherever nothing else is said. */
    private static final Set<Integer> TLS = Set.of(443, 8443);

    private ControllerAddress() {}

    /** By its Cloud Map name, or else by the task's own address, which lasts as long as the task. */
    static Optional<Setting<URI>> of(Environment environment, Settings overridden) {
        int port = environment
                .compute()
                .definition()
                .ports()
                .optional()
                .orElse(ContainerPorts.USUAL)
                .web();
        return environment
                .network()
                .names()
                .cloudMap()
                .setting()
                .or(() -> taskAddress(environment))
                .flatMap(host -> url(scheme(environment, port) + host.value() + ":" + port
                                + path(environment, overridden.value(ControllerKeys.ROOT_URL)))
                        .map(url -> host.map(name -> url)));
    }

    private static String scheme(Environment environment, int port) {
        boolean tls = environment.variables().tlsPort().map(own -> own == port).orElse(TLS.contains(port));
        return tls ? "https://" : "http://";
    }

    /**
     * The prefix that Jenkins is started with, or the path of the address that people use: a Jenkins with a prefix has
     * it on every way in, and no proxy may change it.
     */
    private static String path(Environment environment, Optional<URI> rootUrl) {
        return environment
                .variables()
                .prefix()
                .or(() -> rootUrl.or(
                                () -> environment.network().names().publicUrl().optional())
                        .map(URI::getRawPath))
                .orElse("/");
    }

    private static Optional<Setting<String>> taskAddress(Environment environment) {
        return environment
                .task()
                .optional()
                .flatMap(task -> task.container().address())
                .map(address -> new Setting<>(address, Origin.discovered("task metadata, private address")));
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
