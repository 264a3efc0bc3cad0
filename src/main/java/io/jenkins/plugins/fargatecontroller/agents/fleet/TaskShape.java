// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a task has of its own, whatever its task definition says.
 *
 * @param cpu CPU units, 1024 to the vCPU
 * @param memory MiB
 * @param storage GiB of disk; 20 if empty
 */
public record TaskShape(
        int cpu, int memory, OptionalInt storage, Optional<String> taskRole, Map<String, String> environment) {

    public static final String NAME_VARIABLE = "JENKINS_AGENT_NAME";
    public static final String URL_VARIABLE = "JENKINS_URL";
    public static final String FOLDER_VARIABLE = "JENKINS_AGENT_WORKDIR";

    /** Variables that each agent has, whatever its template says. */
    public static final Set<String> OWN_VARIABLES = Set.of(NAME_VARIABLE, URL_VARIABLE, FOLDER_VARIABLE);

    public TaskShape {
        environment = Map.copyOf(environment);
    }

    public static TaskShape of(int cpu, int memory) {
        return new TaskShape(cpu, memory, OptionalInt.empty(), Optional.empty(), Map.of());
    }

    public TaskShape withSize(int otherCpu, int otherMemory) {
        return new TaskShape(otherCpu, otherMemory, storage, taskRole, environment);
    }

    /** Whether it is the same but for the variables that each agent has. */
    public boolean isAs(TaskShape other) {
        return withoutOwn().equals(other.withoutOwn());
    }

    private TaskShape withoutOwn() {
        Map<String, String> rest = new TreeMap<>(environment);
        rest.keySet().removeAll(OWN_VARIABLES);
        return new TaskShape(cpu, memory, storage, taskRole, rest);
    }

    public TaskShape withStorage(int gib) {
        return new TaskShape(cpu, memory, OptionalInt.of(gib), taskRole, environment);
    }
}
