// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;

/**
 * The controller's own ECS task.
 *
 * @param arn the task's ARN; account, region and partition are read off it
 * @param cluster the cluster's ARN, completed if the metadata gave a short name
 * @param definition family and revision of the task definition
 * @param container the container that Jenkins runs in
 */
public record Task(Arn arn, Arn cluster, FamilyRevision definition, Container container) {

    /** Family and revision, as in {@code jenkins-controller:3}. */
    public record FamilyRevision(String family, int revision) {
        @Override
        public String toString() {
            return family + ":" + revision;
        }
    }

    /**
     * The container that Jenkins runs in.
     *
     * @param name the container's name in the task definition
     * @param zone the availability zone, if the metadata tells
     * @param address the task's private IPv4 address, if the metadata tells
     */
    public record Container(String name, Optional<String> zone, Optional<String> address) {}

    @JsonIgnore
    public String region() {
        return arn.region();
    }

    @JsonIgnore
    public String account() {
        return arn.account();
    }
}
