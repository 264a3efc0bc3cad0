// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.Call.Reply;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Origin;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Asks the task metadata endpoint for the task and for the own container, side by side.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html">
 *     Task metadata endpoint version 4 for tasks on Fargate</a>
 */
record Metadata(MetadataEndpoint endpoint, Calls calls) {

    /**
     * The own task.
     *
     * @param address the value of ECS_CONTAINER_METADATA_URI_V4
     */
    Step<OwnTask> read(String address) {
        try {
            URI base = new URI(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
            if (base.getHost() == null || base.getPath() == null) {
                throw new URISyntaxException(address, "no address of an HTTP endpoint");
            }
            return read(base);
        } catch (URISyntaxException e) {
            return Step.of(
                    Fact.failed(
                            "ECS_CONTAINER_METADATA_URI_V4 is '%s': %s".formatted(address, e.getReason()),
                            "leave the variable to ECS, which sets it in every container"),
                    0);
        }
    }

    private Step<OwnTask> read(URI base) {
        Step<URI> start = Step.of(Fact.found(base, Origin.discovered("ECS_CONTAINER_METADATA_URI_V4")), 0);
        Step<TaskMetadata> task = calls.ask(
                start,
                new Call<>(
                        OwnTask.TASK,
                        URI::toString,
                        uri -> found(
                                OwnTask.TASK,
                                TaskMetadata.of(MetadataDocument.parse(endpoint.get(URI.create(uri + "/task")))))));
        Step<ContainerMetadata> container = calls.ask(
                start,
                new Call<>(
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
