// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.Aws;
import io.jenkins.plugins.fargatecontroller.discovery.CloudMap;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs;
import io.jenkins.plugins.fargatecontroller.discovery.FileSystems;
import io.jenkins.plugins.fargatecontroller.discovery.LoadBalancers;
import io.jenkins.plugins.fargatecontroller.discovery.ParameterStore;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The services of one region, asked with the SDK. */
final class SdkServices implements Aws {

    private final Clients clients;
    private final Lazy<EcsClient> ecs;
    private final Lazy<ServiceDiscoveryClient> cloudMap;
    private final Lazy<EfsClient> fileSystems;
    private final Lazy<ElasticLoadBalancingV2Client> loadBalancers;
    private final Lazy<SsmClient> parameterStore;

    SdkServices(Map<String, String> env, String region) {
        this.clients = new Clients(env, region);
        this.ecs = new Lazy<>(() -> clients.build(EcsClient.builder(), "ECS"));
        this.cloudMap = new Lazy<>(() -> clients.build(ServiceDiscoveryClient.builder(), "SERVICEDISCOVERY"));
        this.fileSystems = new Lazy<>(() -> clients.build(EfsClient.builder(), "EFS"));
        this.loadBalancers =
                new Lazy<>(() -> clients.build(ElasticLoadBalancingV2Client.builder(), "ELASTIC_LOAD_BALANCING_V2"));
        this.parameterStore = new Lazy<>(() -> clients.build(SsmClient.builder(), "SSM"));
    }

    @Override
    public Ecs ecs() {
        return new SdkEcs(ecs);
    }

    @Override
    public CloudMap cloudMap() {
        return new SdkCloudMap(cloudMap);
    }

    @Override
    public FileSystems fileSystems() {
        return new SdkFileSystems(fileSystems);
    }

    @Override
    public LoadBalancers loadBalancers() {
        return new SdkLoadBalancers(loadBalancers);
    }

    @Override
    public ParameterStore parameterStore() {
        return new SdkParameterStore(parameterStore);
    }

    @Override
    public void close() {
        Stream.of(ecs, cloudMap, fileSystems, loadBalancers, parameterStore).forEach(Lazy::close);
        clients.close();
    }
}
