// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import io.jenkins.plugins.fargatecontroller.status.StatusLog;
import java.io.IOException;

/** The last resort against an open Jenkins. It needs no plan, no record and no answer. */
public final class Lock {

    /** It keeps others from becoming Jenkins's first user, and nobody can log in as it. */
    public static final String NOBODY = "nobody";

    private Lock() {}

    /**
     * Closes a Jenkins that is still open.
     *
     * @return whether there was anything to close
     * @throws IllegalStateException if Jenkins would be open to whoever comes, and must not start
     */
    public static boolean closeForSure(JenkinsPort.Access access) {
        if (!access.open()) {
            return false;
        }
        Thrown failure = new Thrown("its security stayed as it was", "look for another plugin that sets it");
        try {
            access.close(NOBODY);
            access.setPassword(NOBODY, UnknownPassword.make());
        } catch (IOException | RuntimeException | Error e) {
            StatusLog.warning("Jenkins had no security, and securing it failed", e);
            failure = Thrown.of(e);
        }
        if (access.open() || !access.knows(NOBODY)) {
            throw new IllegalStateException(
                    "Jenkins would be open to anybody, so it does not start: %s; %s, and start Jenkins again"
                            .formatted(failure.reason(), failure.remedy()));
        }
        return true;
    }
}
