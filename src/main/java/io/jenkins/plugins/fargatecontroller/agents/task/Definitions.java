// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.task;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls about task definitions, each in one region. */
public interface Definitions {

    /** The newest active revision of a family, by ARN. */
    Optional<String> newest(String region, String family) throws CallFailed;

    /** {@code ecs:RegisterTaskDefinition}; the ARN of the revision. */
    String register(Registration registration) throws CallFailed;

    /** The families that begin so and have an active revision, on all pages. */
    List<String> families(String region, String prefix) throws CallFailed;

    /** The active revisions of a family by ARN, newest first. */
    List<String> revisions(String region, String family) throws CallFailed;

    /** {@code ecs:DeregisterTaskDefinition}. */
    void deregister(String region, String revision) throws CallFailed;

    /** A revision to be registered. */
    record Registration(String region, String family, Content content, Map<String, String> tags) {
        public Registration {
            tags = Map.copyOf(tags);
        }
    }
}
