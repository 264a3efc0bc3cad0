// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;

/** The calls of discovery to Cloud Map. */
public interface CloudMap {

    /** {@code servicediscovery:GetService}. */
    RegisteredService service(String id) throws CallException;

    /** {@code servicediscovery:GetNamespace}. */
    Namespace namespace(String id) throws CallException;

    /**
     * A Cloud Map service.
     *
     * @param hasAddress whether DNS has addresses for it; SRV records alone are none
     */
    record RegisteredService(String name, String namespaceId, boolean hasAddress) {}

    /**
     * A Cloud Map namespace.
     *
     * @param inDns whether names of it can be resolved by DNS; an HTTP namespace's cannot
     */
    record Namespace(String name, boolean inDns) {}
}
