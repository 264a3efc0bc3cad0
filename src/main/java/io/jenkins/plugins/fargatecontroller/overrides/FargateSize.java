// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The cpu and memory of a Fargate task. Only certain pairs exist.
 *
 * @param cpu CPU units, 1024 to the vCPU
 * @param memory MiB
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html">the pairs</a>
 */
public record FargateSize(int cpu, int memory) {

    private static final Map<Integer, List<Integer>> PAIRS = new TreeMap<>(Map.of(
            256, List.of(512, 1024, 2048),
            512, steps(1024, 4096, 1024),
            1024, steps(2048, 8192, 1024),
            2048, steps(4096, 16384, 1024),
            4096, steps(8192, 30720, 1024),
            8192, steps(16384, 61440, 4096),
            16384, steps(32768, 122880, 8192)));

    /** More choices than these are told as a range. */
    private static final int FEW = 4;

    private static List<Integer> steps(int first, int last, int step) {
        return IntStream.iterate(first, memory -> memory <= last, memory -> memory + step)
                .boxed()
                .toList();
    }

    /** The CPU values that exist, rising. */
    public static List<Integer> cpus() {
        return List.copyOf(PAIRS.keySet());
    }

    /** The memory values that exist for a CPU value, rising; empty for a CPU value that does not exist. */
    public static List<Integer> memoriesFor(int cpu) {
        return PAIRS.getOrDefault(cpu, List.of());
    }

    public boolean cpuExists() {
        return PAIRS.containsKey(cpu);
    }

    /** What is wrong with the pair, if anything. */
    public Optional<String> mismatch() {
        List<Integer> memories = memoriesFor(cpu);
        if (memories.isEmpty()) {
            return Optional.of("Fargate has no size with cpu %d".formatted(cpu));
        }
        return memories.contains(memory)
                ? Optional.empty()
                : Optional.of("Fargate has no size with cpu %d and memory %d".formatted(cpu, memory));
    }

    /** What may stand there instead. */
    public String choices() {
        List<Integer> memories = memoriesFor(cpu);
        return memories.isEmpty()
                ? "Use one of cpu " + join(cpus())
                : "With cpu " + cpu + " use memory " + inWords(memories);
    }

    private static String inWords(List<Integer> memories) {
        int step = memories.get(memories.size() - 1) - memories.get(memories.size() - 2);
        return memories.size() <= FEW
                ? join(memories)
                : "%d to %d in steps of %d".formatted(memories.get(0), memories.get(memories.size() - 1), step);
    }

    private static String join(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
