// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.metadata;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import java.net.URI;

/** The ECS task metadata endpoint, version 4. */
@FunctionalInterface
public interface MetadataEndpoint {

    /** The body of the answer to a GET. Any status but 200 is a failure. */
    String get(URI uri) throws CallException, InterruptedException;
}
