// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import io.jenkins.plugins.fargatecontroller.environment.Environment.Compute;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Definition;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Names;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Network;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Parameters;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Storage;

/** An environment of which nothing but the variables is known, all for one reason. */
public record Unknown(Fact.Cause cause, String reason, String remedy) {

    public Environment environment(Variables variables) {
        return new Environment(
                variables,
                fact(),
                new Compute(fact(), fact(), fact(), new Definition(fact(), fact(), fact(), fact())),
                new Network(fact(), fact(), fact(), new Names(fact(), fact())),
                new Storage(fact(), fact()),
                new Parameters(fact(), fact()));
    }

    private <T> Fact<T> fact() {
        return new Fact.Absent<>(cause, reason, remedy);
    }
}
