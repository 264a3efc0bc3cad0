// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

/** A template's name in its cloud; two clouds may have templates of one name. */
public record TemplateName(String cloud, String name) implements Comparable<TemplateName> {

    @Override
    public int compareTo(TemplateName other) {
        int clouds = cloud.compareTo(other.cloud);
        return clouds == 0 ? name.compareTo(other.name) : clouds;
    }

    /** {@code CLOUD/NAME}, as messages and stored maps name it. */
    @Override
    public String toString() {
        return cloud + "/" + name;
    }
}
