// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import io.jenkins.plugins.fargatecontroller.discovery.aws.Clients;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * The clients of ECS, one for each region, built when first needed.
 *
 * @see Clients
 */
public final class EcsClients implements AutoCloseable {

    private final Map<String, String> env;
    private final Map<String, Clients> sources = new HashMap<>();
    private final Map<String, EcsClient> clients = new HashMap<>();

    /**
     * Clients for all regions.
     *
     * @param env the environment variables of the controller's container
     */
    public EcsClients(Map<String, String> env) {
        this(env, Map.of());
    }

    /** With those of some regions built already. */
    EcsClients(Map<String, String> env, Map<String, EcsClient> built) {
        this.env = Map.copyOf(env);
        clients.putAll(built);
    }

    synchronized EcsClient in(String region) {
        return clients.computeIfAbsent(
                region,
                name -> sources.computeIfAbsent(name, key -> new Clients(env, key))
                        .build(EcsClient.builder(), "ECS"));
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(EcsClient::close);
        sources.values().forEach(Clients::close);
        clients.clear();
        sources.clear();
    }
}
