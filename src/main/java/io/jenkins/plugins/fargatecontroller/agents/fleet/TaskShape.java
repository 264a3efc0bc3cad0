// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a task has of its own, whatever its task definition says.
 *
 * @param cpu CPU units, 1024 to the vCPU
 * @param memory MiB
 * @param storage GiB of disk; 20 if empty
 */
public record TaskShape(
        int cpu, int memory, OptionalInt storage, Optional<String> taskRole, Map<String, String> environment) {

    public TaskShape {
        environment = Map.copyOf(environment);
    }

    public static TaskShape of(int cpu, int memory) {
        return new TaskShape(cpu, memory, OptionalInt.empty(), Optional.empty(), Map.of());
    }

    public TaskShape withSize(int otherCpu, int otherMemory) {
        return new TaskShape(otherCpu, otherMemory, storage, taskRole, environment);
    }

    public TaskShape withStorage(int gib) {
        return new TaskShape(cpu, memory, OptionalInt.of(gib), taskRole, environment);
    }
}
