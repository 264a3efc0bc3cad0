// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.ParameterStore.Parameter;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallGraph;
import io.jenkins.plugins.fargatecontroller.discovery.calls.FactFuture;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.List;

/** Asks the parameter store. It takes the task's region and nothing else of the task. */
final class ParameterSurvey {

    private final Fact<String> path;
    private final FactFuture<List<Parameter>> below;
    private final FactFuture<String> admin;

    ParameterSurvey(CallGraph calls, ParameterStore store, FactFuture<OwnTask> own, Variables variables)
            throws InterruptedException {
        StoredParameters.Calls ask = new StoredParameters.Calls(
                store, own.await().optional().map(mine -> mine.task().arn()));
        this.path = StoredParameters.path(variables);
        this.below = calls.ask(FactFuture.of(path, 1), ask.listing());
        this.admin = calls.ask(
                FactFuture.of(
                        Fact.found(variables.adminParameterOrUsual(), Origin.discovered(Variables.ADMIN_PARAMETER)), 1),
                ask.admin());
    }

    /** The plain text at this place under the path. */
    FactFuture<StoredParameters.Entry> entry(String place) {
        return below.map(all -> new StoredParameters(path, all).entry(place));
    }

    Environment.Parameters facts() throws InterruptedException {
        return new Environment.Parameters(
                below.map(all -> new StoredParameters(path, all).templates()).await(),
                admin.await(),
                entry(StoredParameters.TOPIC).then(StoredParameters.Entry::fact).await());
    }
}
