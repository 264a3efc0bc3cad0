// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.watch;

import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;

/** What is to be done with an agent. */
public sealed interface Verdict {

    /** Nothing now. */
    record Wait() implements Verdict {}

    /** It has come online for the first time. */
    record Connected() implements Verdict {}

    /** Its end is announced: it takes no more builds, and the one it has may still finish. */
    record Ending(Failure why) implements Verdict {}

    /** It never came online, and will not: its node goes, its task is stopped, its template is tried again later. */
    record NotStarted(Failure why) implements Verdict {}

    /** It is gone, with the build if it had one. */
    record Lost(Failure why) implements Verdict {}

    /** It has done what it was for: its node goes, and its task is stopped. */
    record Finished(String why) implements Verdict {}
}
