// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.LoadBalancers.Listener;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The address that people use. */
final class PublicUrl {

    private static final Set<String> SECURE = Set.of("HTTPS", "TLS");
    private static final Set<String> PLAIN = Set.of("HTTP", "TCP");
    private static final Set<String> OF_APPLICATION_BALANCERS = Set.of("HTTPS", "HTTP");

    private static final int HIGHEST_PORT = 65535;

    private PublicUrl() {}

    /** The parameter wins; without a usable one it is the load balancer's address. */
    static Fact<URI> choose(Fact<StoredParameters.Entry> parameter, Fact<URI> balancer) {
        if (!(parameter instanceof Fact.Found<StoredParameters.Entry> found)) {
            return balancer;
        }
        try {
            return Fact.found(address(found.value()), found.origin());
        } catch (URISyntaxException e) {
            String problem =
                    "parameter %s is not an address: %s".formatted(found.value().name(), e.getReason());
            return balancer instanceof Fact.Found<URI> next
                    ? Fact.found(next.value(), next.origin().instead(problem))
                    : Fact.none(
                            problem,
                            "set %s to an address such as https://jenkins.example.com/"
                                    .formatted(found.value().name()));
        }
    }

    /** Takes an address as people write it; the result ends in a slash. */
    private static URI address(StoredParameters.Entry entry) throws URISyntaxException {
        URI uri = new URI(entry.text()
                .orElseThrow(() -> new URISyntaxException("", "it " + StoredParameters.Entry.ENCRYPTED))
                .strip());
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new URISyntaxException("", "expected https://HOST/ or http://HOST/");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new URISyntaxException("", "it must have no user, query or fragment");
        }
        if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            throw new URISyntaxException("", "there is no port " + uri.getPort());
        }
        return uri.getRawPath().endsWith("/") ? uri : new URI(uri + "/");
    }

    /**
     * The address of the load balancer's listener: an encrypting one before a plain one, its scheme's usual port
     * before others, low ports before high ones. A listener of a network load balancer counts only if it leads to the
     * target group, since the same load balancer may serve the agents' port.
     */
    static Fact<URI> ofListeners(Arn targetGroup, String dnsName, Fact.Found<List<Listener>> listeners) {
        return best(targetGroup, listeners.value(), SECURE, 443)
                .map(listener -> uri("https", dnsName, listener.port(), 443))
                .or(() -> best(targetGroup, listeners.value(), PLAIN, 80)
                        .map(listener -> uri("http", dnsName, listener.port(), 80)))
                .map(uri -> Fact.found(uri, listeners.origin()))
                .orElseGet(() -> Fact.none(
                        "load balancer %s has no listener that leads to the controller".formatted(dnsName),
                        "add an HTTPS listener, or set the address in the parameter root-url"));
    }

    private static Optional<Listener> best(
            Arn targetGroup, List<Listener> listeners, Set<String> protocols, int usual) {
        return listeners.stream()
                .filter(listener -> protocols.contains(listener.protocol()))
                .filter(listener -> OF_APPLICATION_BALANCERS.contains(listener.protocol())
                        || listener.targetGroups().contains(targetGroup))
                .min(Comparator.comparing((Listener listener) -> listener.port() != usual)
                        .thenComparing(Listener::port));
    }

    private static URI uri(String scheme, String host, int port, int usual) {
        return URI.create(scheme + "://" + host + (port == usual ? "" : ":" + port) + "/");
    }
}
