// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.ParameterStore.Parameter;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Origin;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import java.util.List;
import java.util.Optional;

/** Asks the parameter store. It takes the task's region and nothing else of the task. */
final class ParameterSurvey {

    private final Fact<String> path;
    private final Step<List<Parameter>> below;
    private final Step<String> admin;

    ParameterSurvey(Calls calls, ParameterStore store, Step<OwnTask> own, Variables variables)
            throws InterruptedException {
        Optional<Arn> task = own.await().optional().map(mine -> mine.task().arn());
        this.path = Parameters.path(variables);
        this.below = calls.ask(Step.of(path, 1), Parameters.listing(store, task));
        this.admin = calls.ask(
                Step.of(Fact.found(variables.adminParameterOrUsual(), Origin.discovered(Variables.ADMIN_PARAMETER)), 1),
                Parameters.admin(store, task));
    }

    /** The plain text at this place under the path. */
    Step<Parameters.Entry> entry(String place) {
        return below.map(all -> new Parameters(path, all).entry(place));
    }

    Environment.Parameters facts() throws InterruptedException {
        return new Environment.Parameters(
                below.map(all -> new Parameters(path, all).templates()).await(),
                admin.await(),
                entry(Parameters.TOPIC)
                        .map(entry -> entry.map(Parameters.Entry::text))
                        .await());
    }
}
