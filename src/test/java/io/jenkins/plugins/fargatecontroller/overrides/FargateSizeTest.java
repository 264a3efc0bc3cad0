// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of sizes, against the figures in the ECS developer guide. */
class FargateSizeTest {

    @ParameterizedTest
    @CsvSource({
        "256, 512, 2048, 3",
        "512, 1024, 4096, 4",
        "1024, 2048, 8192, 7",
        "2048, 4096, 16384, 13",
        "4096, 8192, 30720, 23",
        "8192, 16384, 61440, 12",
        "16384, 32768, 122880, 12"
    })
    void eachCpuHasItsMemories(int cpu, int least, int most, int choices) {
        assertThat(FargateSize.memoriesFor(cpu))
                .hasSize(choices)
                .startsWith(least)
                .endsWith(most)
                .isSorted();
        assertThat(FargateSize.memoriesFor(cpu))
                .allSatisfy(memory ->
                        assertThat(new FargateSize(cpu, memory).mismatch()).isEmpty());
        assertThat(new FargateSize(cpu, least - 1).mismatch())
                .contains("Fargate has no size with cpu %d and memory %d".formatted(cpu, least - 1));
        assertThat(new FargateSize(cpu, most + 1).mismatch()).isPresent();
    }

    @Test
    void thereAreSevenCpuValues() {
        assertThat(FargateSize.cpus()).containsExactly(256, 512, 1024, 2048, 4096, 8192, 16384);
        assertThat(FargateSize.memoriesFor(256)).containsExactly(512, 1024, 2048);
        assertThat(FargateSize.memoriesFor(8192)).contains(20480).doesNotContain(17408);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            300  | Use one of cpu 256, 512, 1024, 2048, 4096, 8192, 16384
            256  | With cpu 256 use memory 512, 1024, 2048
            512  | With cpu 512 use memory 1024, 2048, 3072, 4096
            1024 | With cpu 1024 use memory 2048 to 8192 in steps of 1024
            8192 | With cpu 8192 use memory 16384 to 61440 in steps of 4096
            """)
    void theRemedyNamesTheChoices(int cpu, String choices) {
        assertThat(new FargateSize(cpu, 1).choices()).isEqualTo(choices);
    }

    @Test
    void aCpuThatDoesNotExistIsNamed() {
        FargateSize size = new FargateSize(300, 1024);
        assertThat(size.mismatch()).contains("Fargate has no size with cpu 300");
        assertThat(size.cpuExists()).isFalse();
        assertThat(new FargateSize(256, 1).cpuExists()).isTrue();
    }
}
