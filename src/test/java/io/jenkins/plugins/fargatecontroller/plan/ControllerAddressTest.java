// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.ContainerPorts;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Setting;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address by which agents reach the controller. */
class ControllerAddressTest {

    private static final Fact<?> NONE = Fact.none("there is none", "make one");

    @ParameterizedTest
    @CsvSource({
        "'', https://jenkins.example.com/, '', http://controller.demo.local:8080/",
        "'', https://jenkins.example.com/ci/, '', http://controller.demo.local:8080/ci/",
        "'', https://jenkins.example.com/, https://x/jenkins/, http://controller.demo.local:8080/jenkins/",
        "--prefix=/jenkins, https://jenkins.example.com/ci/, '', http://controller.demo.local:8080/jenkins/",
        "--prefix=/, https://jenkins.example.com/ci/, '', http://controller.demo.local:8080/",
        "--foo --prefix=jenkins/ --bar, https://jenkins.example.com/, '', http://controller.demo.local:8080/jenkins/",
        "--httpPort=-1 --httpsPort=8080, https://jenkins.example.com/, '', https://controller.demo.local:8080/",
        "--httpsPort=8443, https://jenkins.example.com/, '', http://controller.demo.local:8080/",
        "--httpsPort=-1, https://jenkins.example.com/, '', http://controller.demo.local:8080/",
    })
    void itHasThePrefixAndTheSchemeOfJenkins(String options, String people, String overridden, String address) {
        Environment environment =
                Samples.with(Samples.withPublicUrl(people), "variables", Variables.of(Map.of("JENKINS_OPTS", options)));
        Settings settings = overridden.isEmpty()
                ? Settings.NONE
                : Settings.NONE.with(ControllerKeys.ROOT_URL, Setting.builtIn(URI.create(overridden)));
        assertThat(ControllerAddress.of(environment, settings).map(Setting::value))
                .contains(URI.create(address));
    }

    @ParameterizedTest
    @CsvSource({"443, https", "8443, https", "80, http", "8444, http"})
    void thePortIsThatOfTheContainerAndSaysTheScheme(int port, String scheme) {
        Environment environment =
                Samples.with("compute.definition.ports", Fact.found(new ContainerPorts(port, 50000), Origin.BUILT_IN));
        assertThat(address(environment))
                .map(Setting::value)
                .contains(URI.create("%s://controller.demo.local:%d/".formatted(scheme, port)));
    }

    @Test
    void whatWasFoundIsItsOrigin() {
        assertThat(address(Samples.complete())).map(Setting::origin).contains(Origin.discovered("a sample"));
    }

    @Test
    void withoutCloudMapItIsTheTasksOwnAddress() {
        assertThat(address(Samples.with("network.names.cloudMap", NONE)))
                .contains(new Setting<>(
                        URI.create("http://10.0.1.72:8080/"), Origin.discovered("task metadata, private address")));
    }

    @Test
    void withoutPortsAndPublicAddressTheUsualOnesServe() {
        Environment environment =
                Samples.with(Samples.with("compute.definition.ports", NONE), "network.names.publicUrl", NONE);
        assertThat(address(environment)).map(Setting::value).contains(URI.create("http://controller.demo.local:8080/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\u0000b", "a\"b", "<host>", "${host}"})
    void aHostThatIsNoneIsNoAddress(String host) {
        assertThat(address(Samples.with("network.names.cloudMap", Fact.found(host, Origin.BUILT_IN))))
                .isEmpty();
    }

    @Test
    void withoutATaskAndItsAddressThereIsNone() {
        Environment nameless = Samples.with("network.names.cloudMap", NONE);
        assertThat(address(Samples.with(nameless, "task", NONE))).isEmpty();
        var task = Samples.complete()
                .task()
                .map(known -> new Task(
                        known.arn(),
                        known.cluster(),
                        known.definition(),
                        new Task.Container("x", Optional.empty(), Optional.empty())));
        assertThat(address(Samples.with(nameless, "task", task))).isEmpty();
    }

    private static Optional<Setting<URI>> address(Environment environment) {
        return ControllerAddress.of(environment, Settings.NONE);
    }
}
