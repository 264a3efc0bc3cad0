// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.port;

import io.jenkins.plugins.fargatecontroller.reconcile.BuildsPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Holds builds as an administrator does who prepares for a shutdown. */
public final class JenkinsBuilds implements BuildsPort {

    private final Jenkins jenkins;
    private Optional<String> held = Optional.empty();

    public JenkinsBuilds(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    @Override
    public synchronized void hold(String reason) {
        if (jenkins.isQuietingDown()) {
            return;
        }
        try {
            jenkins.doQuietDown(false, 0, reason, false);
            held = Optional.of(reason);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A shutdown that somebody else prepares is left alone. */
    @Override
    public synchronized void resume() {
        if (held.filter(reason -> reason.equals(jenkins.getQuietDownReason())).isPresent()) {
            jenkins.doCancelQuietDown();
        }
        held = Optional.empty();
    }
}
