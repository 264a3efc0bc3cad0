// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.util.List;

/**
 * How far a running discovery is.
 *
 * @param expected how many calls it will take, an estimate; never less than those that have ended
 * @param calls those that have ended, in that order
 */
public record Progress(int expected, List<Trace.Call> calls) {

    public Progress {
        calls = List.copyOf(calls);
        expected = Math.max(expected, calls.size());
    }

    public int done() {
        return calls.size();
    }
}
