// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Severity;
import io.jenkins.plugins.fargatecontroller.settings.Subject;

/**
 * What an administrator said cannot be read any more. A plan without it could offer what was disabled, or allow what was
 * not; so there is none, and Jenkins stays as it is.
 */
public final class UnreadableOverrides extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /**
     * Names the file.
     *
     * @param failure its message goes to the page and the log
     */
    public UnreadableOverrides(String file, Exception failure) {
        super(failure);
        this.problem = new Problem(
                Severity.ERROR,
                new Location(new Subject.Document(), file),
                "the overrides cannot be read, so Jenkins is not changed: " + failure.getMessage(),
                "Restore the file from a backup; or delete it, restart Jenkins, and say on the page or in JCasC what"
                        + " was overridden");
    }

    public Problem problem() {
        return problem;
    }
}
