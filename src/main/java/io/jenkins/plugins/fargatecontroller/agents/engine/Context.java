// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.metrics.DayBook;
import io.jenkins.plugins.fargatecontroller.agents.rate.Rates;
import java.time.Clock;
import java.time.Instant;

/** What all parts of the engine share. */
record Context(Ports ports, Worker worker, Clock clock, EngineSettings settings, Rates rates, DayBook day) {

    static Context of(Ports ports, Worker worker, Clock clock, EngineSettings settings, DayBook day) {
        return new Context(ports, worker, clock, settings, new Rates(clock.instant()), day);
    }

    Instant now() {
        return clock.instant();
    }
}
