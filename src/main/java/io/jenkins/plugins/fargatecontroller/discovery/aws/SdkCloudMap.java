// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.CloudMap;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.DnsConfig;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceType;
import software.amazon.awssdk.services.servicediscovery.model.RecordType;
import software.amazon.awssdk.services.servicediscovery.model.ServiceNotFoundException;

/** Asks Cloud Map with the SDK. */
record SdkCloudMap(Lazy<ServiceDiscoveryClient> client) implements CloudMap {

    @Override
    public RegisteredService service(String id) throws CallException {
        var service = Checked.present(
                SdkCall.ask(() -> client.get().getService(request -> request.id(id)), ServiceNotFoundException.class)
                        .service(),
                "service");
        return new RegisteredService(
                Checked.named(service.name(), "name of the service"),
                Checked.named(service.namespaceId(), "namespace of the service"),
                hasAddress(service.dnsConfig()));
    }

    /** SRV records name a host and a port, which a URL does not ask for. */
    private static boolean hasAddress(@Nullable DnsConfig config) {
        return config == null
                || !config.hasDnsRecords()
                || config.dnsRecords().stream().anyMatch(record -> record != null && record.type() != RecordType.SRV);
    }

    @Override
    public Namespace namespace(String id) throws CallException {
        var namespace = Checked.present(
                SdkCall.ask(
                                () -> client.get().getNamespace(request -> request.id(id)),
                                NamespaceNotFoundException.class)
                        .namespace(),
                "namespace");
        NamespaceType type = Checked.present(namespace.type(), "type of the namespace");
        return new Namespace(Checked.named(namespace.name(), "name of the namespace"), type != NamespaceType.HTTP);
    }
}
