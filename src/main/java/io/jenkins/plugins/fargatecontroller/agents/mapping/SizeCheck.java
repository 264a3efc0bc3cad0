// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.mapping;

import io.jenkins.plugins.fargatecontroller.overrides.FargateSize;
import java.util.Locale;
import java.util.Optional;

/** Which sizes Fargate has. */
public final class SizeCheck {

    private SizeCheck() {}

    /** What is wrong with a pair of CPU units and MiB, with what may stand there instead; empty if it exists. */
    public static Optional<String> problem(int cpu, int memory) {
        FargateSize size = new FargateSize(cpu, memory);
        return size.mismatch().map(mismatch -> mismatch + "; " + clause(size.choices()));
    }

    private static String clause(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
