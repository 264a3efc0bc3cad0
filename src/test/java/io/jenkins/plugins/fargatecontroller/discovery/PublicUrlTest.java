// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.LoadBalancers.Listener;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    private static final String PARAMETER = "/jenkins/demo/root-url";
    private static final Origin STORE = Origin.parameterStore(PARAMETER);
    private static final Origin LISTENERS = Origin.discovered("elasticloadbalancing:DescribeListeners");
    private static final Fact<URI> BALANCER = Fact.found(URI.create("https://demo-1.elb.example/"), LISTENERS);

    private static Fact<StoredParameters.Entry> entry(String text) {
        return Fact.found(new StoredParameters.Entry(PARAMETER, Optional.of(text)), STORE);
    }

    @ParameterizedTest
    @CsvSource({
        "https://jenkins.example.com, https://jenkins.example.com/",
        "https://jenkins.example.com/ci, https://jenkins.example.com/ci/",
        "https://jenkins.example.com/ci/, https://jenkins.example.com/ci/",
        "' http://10.0.0.1:8080/\n', http://10.0.0.1:8080/",
        "http://[::1]:8080, http://[::1]:8080/",
        "HTTPS://jenkins.example.com:65535, HTTPS://jenkins.example.com:65535/",
    })
    void theAddressInTheParameterStoreWins(String text, URI expected) {
        assertThat(PublicUrl.choose(entry(text), BALANCER)).isEqualTo(Fact.found(expected, STORE));
    }

    @Test
    void aSecureStringIsToldAndTheBalancerServes() {
        Fact<StoredParameters.Entry> encrypted =
                Fact.found(new StoredParameters.Entry(PARAMETER, Optional.empty()), STORE);
        assertThat(PublicUrl.choose(encrypted, BALANCER))
                .isEqualTo(Fact.found(
                        URI.create("https://demo-1.elb.example/"),
                        LISTENERS.instead("parameter /jenkins/demo/root-url is not an address: it is a SecureString,"
                                + " which is not decrypted")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                | expected https://HOST/ or http://HOST/",
                "jenkins           | expected https://HOST/ or http://HOST/",
                "ftp://x/          | expected https://HOST/ or http://HOST/",
                "https:///x        | expected https://HOST/ or http://HOST/",
                "https://a_b c/    | Illegal character in authority",
                "https://          | Expected authority",
                "https://x/?q      | it must have no user, query or fragment",
                "https://x/#f      | it must have no user, query or fragment",
                "https://u:p@x/    | it must have no user, query or fragment",
                "https://x:65536/  | there is no port 65536",
                "https://x:0/      | there is no port 0",
            })
    void anUnusableAddressIsToldAndTheBalancerServesIfItCan(String text, String problem) {
        Fact<URI> chosen = PublicUrl.choose(entry(text), BALANCER);
        assertThat(chosen.optional()).isEqualTo(BALANCER.optional());
        assertThat(((Fact.Found<URI>) chosen).origin().flaw().orElse(""))
                .startsWith("parameter /jenkins/demo/root-url is not an address: " + problem);
        Fact<URI> without = PublicUrl.choose(entry(text), KnownFacts.denied());
        assertThat(KnownFacts.reason(without))
                .startsWith("parameter /jenkins/demo/root-url is not an address: " + problem);
        assertThat(KnownFacts.remedy(without))
                .isEqualTo("set /jenkins/demo/root-url to an address such as https://jenkins.example.com/");
    }

    @Test
    void withoutTheParameterItIsAsTheBalancerSays() {
        assertThat(PublicUrl.choose(KnownFacts.none(), BALANCER)).isEqualTo(BALANCER);
        assertThat(PublicUrl.choose(KnownFacts.denied(), KnownFacts.none())).isEqualTo(KnownFacts.none());
    }

    /** Listeners as PROTOCOL:PORT, with an exclamation mark if they lead to the controller by default. */
    private static Fact<URI> ofListeners(String listeners) {
        List<Listener> found = Arrays.stream(listeners.split(" "))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split("[:!]", -1))
                .map(parts -> new Listener(
                        parts[0],
                        Integer.parseInt(parts[1]),
                        Set.of(parts.length == 2 ? Account.BALANCER : Account.TARGET_GROUP)))
                .toList();
        return PublicUrl.ofListeners(Account.TARGET_GROUP, "elb.example", new Fact.Found<>(found, LISTENERS));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP:80 HTTPS:443, https://elb.example/",
        "HTTPS:8443 HTTP:80, https://elb.example:8443/",
        "HTTPS:8443 HTTPS:443, https://elb.example/",
        "HTTPS:9443 HTTPS:8443, https://elb.example:8443/",
        "HTTPS:80, https://elb.example:80/",
        "HTTP:8080, http://elb.example:8080/",
        "HTTP:443 HTTP:80, http://elb.example/",
        "TLS:443! TCP:80!, https://elb.example/",
        "TLS:443 TCP:80!, http://elb.example/",
        "TCP:50000 TCP:80!, http://elb.example/",
        "TCP:8080! TCP:50000, http://elb.example:8080/",
    })
    void aListenerGivesTheAddress(String listeners, URI expected) {
        assertThat(ofListeners(listeners)).isEqualTo(Fact.found(expected, LISTENERS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UDP:80!", "TCP:50000", "TLS:443", "none:80!", "https:443!"})
    void otherListenersGiveNone(String listeners) {
        assertThat(ofListeners(listeners))
                .isEqualTo(Fact.none(
                        "load balancer elb.example has no listener that leads to the controller",
                        "add an HTTPS listener, or set the address in the parameter root-url"));
    }
}
