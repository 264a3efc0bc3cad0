// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.CallFailed;
import io.jenkins.plugins.fargatecontroller.discovery.CloudMap;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceType;

/** Asks Cloud Map with the SDK. */
record SdkCloudMap(Lazy<ServiceDiscoveryClient> client) implements CloudMap {

    @Override
    public RegisteredService service(String id) throws CallFailed {
        var service = Asking.ask(() -> client.get().getService(request -> request.id(id)))
                .service();
        return new RegisteredService(service.name(), service.namespaceId());
    }

    @Override
    public Namespace namespace(String id) throws CallFailed {
        var namespace = Asking.ask(() -> client.get().getNamespace(request -> request.id(id)))
                .namespace();
        return new Namespace(namespace.name(), namespace.type() != NamespaceType.HTTP);
    }
}
