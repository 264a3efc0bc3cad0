// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The record of what we made. Nothing else is changed or removed.
 *
 * @param clouds by name
 * @param basics settings of Jenkins, with the value that we gave them last
 * @param jobs sample jobs that were made, or were there already; they are never made again
 * @param administrator the user that we made; empty if somebody else set the security realm
 */
public record Ownership(
        Map<String, OwnedCloud> clouds,
        Map<JenkinsSetting, String> basics,
        Set<String> jobs,
        Optional<String> administrator) {

    public static final Ownership NONE = new Ownership(Map.of(), Map.of(), Set.of(), Optional.empty());

    public Ownership {
        clouds = Map.copyOf(clouds);
        basics = Map.copyOf(basics);
        jobs = Set.copyOf(jobs);
    }

    /**
     * A cloud that we made.
     *
     * @param fingerprint of the cloud as we made it, without its templates
     * @param templates those that we made, each with its fingerprint
     */
    public record OwnedCloud(String fingerprint, Map<String, String> templates) {
        public OwnedCloud {
            templates = Map.copyOf(templates);
        }
    }

    public Optional<OwnedCloud> cloud(String name) {
        return Optional.ofNullable(clouds.get(name));
    }

    public Ownership withClouds(Map<String, OwnedCloud> newClouds) {
        return new Ownership(newClouds, basics, jobs, administrator);
    }

    public Ownership withBasic(JenkinsSetting basic, String value) {
        Map<JenkinsSetting, String> more = new LinkedHashMap<>(basics);
        more.put(basic, value);
        return new Ownership(clouds, more, jobs, administrator);
    }

    public Ownership withJob(String name) {
        Set<String> more = new TreeSet<>(jobs);
        more.add(name);
        return new Ownership(clouds, basics, more, administrator);
    }

    public Ownership withAdministrator(String user) {
        return new Ownership(clouds, basics, jobs, Optional.of(user));
    }

    public Ownership withoutAdministrator() {
        return new Ownership(clouds, basics, jobs, Optional.empty());
    }
}
