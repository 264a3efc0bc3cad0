// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

/** A template's name within its cloud; the pair is unique in a plan. */
public record TemplateId(String cloud, String name) implements Comparable<TemplateId> {

    @Override
    public int compareTo(TemplateId other) {
        int byCloud = cloud.compareTo(other.cloud);
        return byCloud == 0 ? name.compareTo(other.name) : byCloud;
    }

    @Override
    public String toString() {
        return cloud + "/" + name;
    }
}
