// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.metadata;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallGraph;
import io.jenkins.plugins.fargatecontroller.discovery.calls.FactFuture;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall.Reply;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Asks the task metadata endpoint for the task and for the own container, side by side.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html">
 *     Task metadata endpoint version 4 for tasks on Fargate</a>
 */
public record MetadataReader(MetadataEndpoint endpoint, CallGraph calls) {

    /**
     * The own task.
     *
     * @param address the value of ECS_CONTAINER_METADATA_URI_V4
     */
    public FactFuture<OwnTask> read(String address) {
        try {
            URI base = new URI(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
            if (base.getHost() == null || base.getPath() == null || base.getPort() > 65535) {
                throw new URISyntaxException(address, "no address of an HTTP endpoint");
            }
            return read(base);
        } catch (URISyntaxException e) {
            return FactFuture.of(
                    Fact.failed(
                            "ECS_CONTAINER_METADATA_URI_V4 is %s: %s".formatted(Quoted.of(address), e.getReason()),
                            "leave the variable to ECS, which sets it in every container"),
                    0);
        }
    }

    private FactFuture<OwnTask> read(URI base) {
        FactFuture<URI> start = FactFuture.of(Fact.found(base, Origin.discovered("ECS_CONTAINER_METADATA_URI_V4")), 0);
        FactFuture<TaskMetadata> task = calls.ask(
                start,
                new PendingCall<>(
                        OwnTask.TASK,
                        URI::toString,
                        uri -> found(
                                OwnTask.TASK,
                                TaskMetadata.of(MetadataDocument.parse(endpoint.get(URI.create(uri + "/task")))))));
        FactFuture<ContainerMetadata> container = calls.ask(
                start,
                new PendingCall<>(
                        OwnTask.CONTAINER,
                        URI::toString,
                        uri -> found(
                                OwnTask.CONTAINER, ContainerMetadata.of(MetadataDocument.parse(endpoint.get(uri))))));
        return task.with(container, (one, other) -> OwnTask.join(one, other, base));
    }

    private static <T> Reply<T> found(String operation, T value) {
        return new Reply<>(Fact.found(value, Origin.discovered(operation)), 1);
    }
}
