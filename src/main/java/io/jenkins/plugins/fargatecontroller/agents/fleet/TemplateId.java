// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

/** A template's name within its cloud; the pair is unique, and two clouds may have templates of one name. */
public record TemplateId(String cloud, String name) implements Comparable<TemplateId> {

    @Override
    public int compareTo(TemplateId other) {
        int byCloud = cloud.compareTo(other.cloud);
        return byCloud == 0 ? name.compareTo(other.name) : byCloud;
    }

    /** {@code CLOUD/NAME}, as messages and stored maps name it. */
    @Override
    public String toString() {
        return cloud + "/" + name;
    }
}
