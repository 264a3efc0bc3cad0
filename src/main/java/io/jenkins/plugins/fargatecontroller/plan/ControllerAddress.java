// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.ContainerPorts;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** How agents reach the controller from within the network. */
final class ControllerAddress {

    private ControllerAddress() {}

    /** By its Cloud Map name, or else by the task's own address, which lasts as long as the task. */
    static Optional<Setting<URI>> of(Environment environment) {
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
                .flatMap(host -> url(host.value(), port, prefix(environment)).map(url -> host.map(name -> url)));
    }

    /** The path of the address that people use: a Jenkins with a prefix has it on every way in, and no proxy may change it. */
    private static String prefix(Environment environment) {
        return environment
                .network()
                .names()
                .publicUrl()
                .optional()
                .map(URI::getRawPath)
                .orElse("/");
    }

    private static Optional<Setting<String>> taskAddress(Environment environment) {
        return environment
                .task()
                .optional()
                .flatMap(task -> task.container().address())
                .map(address -> new Setting<>(address, Origin.discovered("task metadata, private address")));
    }

    private static Optional<URI> url(String host, int port, String path) {
        try {
            return Optional.of(new URI("http://" + host + ":" + port + path));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
