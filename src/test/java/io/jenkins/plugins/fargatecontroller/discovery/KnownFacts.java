// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.Optional;

/** Facts about the controller's own task, for the tests of what is made of them. */
final class KnownFacts {

    static final Origin DEFINITION = Origin.discovered("ecs:DescribeTaskDefinition");
    static final Origin SERVICES = Origin.discovered("ecs:DescribeServices");

    private KnownFacts() {}

    /** Task {@code demo:3} on the account's cluster, whose container is {@code jenkins}. */
    static OwnTask own() {
        Task task = new Task(
                Arn.parse(Account.PREFIX + "task/demo/0123456789abcdef0123456789abcdef"),
                Account.CLUSTER,
                new Task.FamilyRevision("demo", 3),
                new Task.Container("jenkins", Optional.empty(), Optional.empty()));
        return new OwnTask(task, Optional.of("controller"), Optional.empty());
    }

    static Fact<OwnTask> ownFact() {
        return Fact.found(own(), Origin.discovered(OwnTask.TASK));
    }

    static <T> Fact<T> defined(T value) {
        return Fact.found(value, DEFINITION);
    }

    static <T> Fact<T> ofService(T value) {
        return Fact.found(value, SERVICES);
    }

    /** What could not be asked for. */
    static <T> Fact<T> denied() {
        return new Fact.Absent<>(Fact.Cause.DENIED, "the task role may not ask", "allow it");
    }

    static <T> Fact<T> none() {
        return Fact.none("there is none", "make one");
    }

    static String reason(Fact<?> fact) {
        return fact.absence().map(Fact.Absent::reason).orElse("");
    }

    static String remedy(Fact<?> fact) {
        return fact.absence().map(Fact.Absent::remedy).orElse("");
    }
}
