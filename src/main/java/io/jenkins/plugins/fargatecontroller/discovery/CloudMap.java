// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

/** What discovery asks Cloud Map. */
public interface CloudMap {

    /** {@code servicediscovery:GetService}. */
    RegisteredService service(String id) throws CallFailed;

    /** {@code servicediscovery:GetNamespace}. */
    Namespace namespace(String id) throws CallFailed;

    /** A Cloud Map service. */
    record RegisteredService(String name, String namespaceId) {}

    /**
     * A Cloud Map namespace.
     *
     * @param inDns whether names of it can be resolved by DNS; an HTTP namespace's cannot
     */
    record Namespace(String name, boolean inDns) {}
}
