// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import java.util.Optional;

/** Whether a thing belongs to the controller's account: ECS works with no other. */
final class OwnAccount {

    private OwnAccount() {}

    /** What is wrong with a thing of another region, if it is one: subnets and log group are those of the controller's. */
    static Optional<String> elsewhere(String kind, Arn thing, Arn own) {
        return thing.region().equals(own.region())
                ? Optional.empty()
                : Optional.of("the %s belongs to the region %s, but the controller's network and logs are in %s"
                        .formatted(kind, thing.region(), own.region()));
    }

    /** What is wrong with a thing of another account or partition, if it is one. */
    static Optional<String> foreign(String kind, Arn thing, Arn own) {
        if (!thing.partition().equals(own.partition())) {
            return Optional.of("the %s belongs to the partition %s, but the controller runs in %s"
                    .formatted(kind, thing.partition(), own.partition()));
        }
        return thing.account().equals(own.account())
                ? Optional.empty()
                : Optional.of("the %s belongs to the account %s, but the controller runs in %s"
                        .formatted(kind, thing.account(), own.account()));
    }
}
