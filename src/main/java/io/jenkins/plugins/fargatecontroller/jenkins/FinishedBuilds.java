// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.fargatecontroller.notification.FinishedBuild;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** Hears of every build that has ended. */
@Extension
public class FinishedBuilds extends RunListener<Run<?, ?>> {

    @Override
    public void onFinalized(Run<?, ?> run) {
        FargateController.get().notifier().finished(finished(run));
    }

    private static FinishedBuild finished(Run<?, ?> run) {
        Run<?, ?> before = run.getPreviousCompletedBuild();
        return new FinishedBuild(
                run.getParent().getFullName(),
                run.getNumber(),
                new FinishedBuild.Ending(
                        name(run.getResult()), before == null ? "" : name(before.getResult()), run.getDurationString()),
                Optional.ofNullable(Jenkins.get().getRootUrl()).map(root -> root + run.getUrl()));
    }

    private static String name(@Nullable Result result) {
        return result == null ? "" : result.toString();
    }
}
