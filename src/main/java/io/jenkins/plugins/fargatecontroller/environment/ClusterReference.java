// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An ECS cluster as somebody names it: by its ARN, or by a short name, which means the one of the account and region of
 * whoever names it.
 *
 * @param arn empty if only the name is given
 */
public record ClusterReference(String name, Optional<Arn> arn) {

    private static final String SERVICE = "ecs";
    private static final String TYPE = "cluster";

    /** ECS: up to 255 letters, numbers, hyphens and underscores. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    public static ClusterReference of(Arn arn) {
        return new ClusterReference(arn.resourceId(), Optional.of(arn));
    }

    /** The reference that a text is, if it is one. */
    public static Optional<ClusterReference> find(String text) {
        ClusterReference reference = Arn.find(text)
                .filter(arn -> arn.names(SERVICE, TYPE))
                .map(ClusterReference::of)
                .orElse(new ClusterReference(text, Optional.empty()));
        return Optional.of(reference).filter(one -> NAME.matcher(one.name()).matches());
    }

    /** The cluster's ARN, completed by that of something beside it. */
    public Arn beside(Arn other) {
        return arn.orElseGet(() -> other.sibling(SERVICE, TYPE + "/" + name));
    }

    @Override
    public String toString() {
        return arn.map(Arn::toString).orElse(name);
    }
}
