// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Seeds. */
final class LongStreams {

    private LongStreams() {}

    static Stream<Long> upTo(long last) {
        return LongStream.range(0, last).boxed();
    }
}
