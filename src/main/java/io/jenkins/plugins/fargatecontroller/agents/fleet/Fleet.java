// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that this controller may run.
 *
 * @param controller the controller's name, by which its tasks are told from those of others
 * @param clouds in the order in which they are asked for an agent
 */
public record Fleet(String controller, List<CloudSpec> clouds) {

    public Fleet {
        clouds = List.copyOf(clouds);
    }

    public Optional<CloudSpec> cloud(String name) {
        return clouds.stream().filter(cloud -> cloud.name().equals(name)).findFirst();
    }

    public Optional<AgentTemplate> template(TemplateId id) {
        return templates().filter(template -> template.id().equals(id)).findFirst();
    }

    /** In the order of the clouds, then in that of their templates. */
    public Stream<AgentTemplate> templates() {
        return clouds.stream().flatMap(cloud -> cloud.templates().stream());
    }

    /** Each cluster in which tasks may be, once. */
    public List<String> clusters() {
        return clouds.stream()
                .flatMap(cloud -> Stream.concat(Stream.of(cloud.cluster()), cloud.rules().fallbackCluster().stream()))
                .distinct()
                .toList();
    }
}
