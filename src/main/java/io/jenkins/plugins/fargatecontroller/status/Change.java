// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import java.util.List;

/**
 * One thing that is to change in Jenkins, or was changed.
 *
 * @param target what is changed, such as {@code cloud fargate-cloud}, {@code template fargate-cloud/build-example},
 *     {@code Jenkins URL}, {@code job Simple job critical task} or {@code user ecsuser}
 */
public record Change(Action kind, String target, List<Difference> differences) {

    public Change {
        differences = List.copyOf(differences);
    }

    /** What happens to the target. */
    public enum Action {
        ADD,
        REPLACE,
        REMOVE,
        SET
    }

    @Override
    public String toString() {
        return switch (kind) {
            case ADD -> "add " + target;
            case REPLACE -> "replace " + target;
            case REMOVE -> "remove " + target;
            case SET -> "set " + target;
        };
    }
}
