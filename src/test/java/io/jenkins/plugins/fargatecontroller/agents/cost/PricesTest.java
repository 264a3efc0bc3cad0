// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskShape;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {

    private static final Prices PRICES = Prices.builtIn();

    @ParameterizedTest
    @CsvSource({
        // 0.04048 + 2 × 0.004445
        "us-east-1,      X86_64, false, 1024, 2048, 0,   3600, $0.0494",
        "us-east-1,      X86_64, false, 1024, 2048, 0,   1800, $0.0247",
        "us-east-1,      X86_64, true,  1024, 2048, 0,   3600, at most $0.0494",
        "eu-west-2,      ARM64,  false, 1024, 2048, 0,   3600, $0.0454",
        // 0.05056 + 2 × 0.00553 + 20 × 0.000133
        "ap-northeast-1, X86_64, false, 1024, 2048, 40,  3600, $0.0643",
        "us-east-1,      ARM64,  false, 1024, 2048, 0,   3600, $0.0395",
        // 0.0494 + 180 × 0.000111
        "us-east-1,      X86_64, false, 1024, 2048, 200, 3600, $0.0694",
        "us-east-1,      ARM64,  true,  1024, 2048, 0,   3600, at most $0.0395",
        "eu-central-1,   X86_64, true,  512,  1024, 0,   3600, at most $0.0284",
        "eu-central-1,   ARM64,  false, 512,  1024, 0,   3600, at most $0.0284",
        "eu-central-1,   X86_64, false, 512,  1024, 40,  3600, at most $0.0311",
        "sa-east-1,      ARM64,  true,  2048, 4096, 0,   3600, $0.0456",
        // a minute at least
        "ap-southeast-2, X86_64, false, 4096, 8192, 0,   1,    $0.0039",
        "ap-southeast-2, X86_64, false, 4096, 8192, 0,   60,   $0.0039"
    })
    void aTaskCostsWhatItsSizeAndTimeCost(
            String region, String arch, boolean spot, int cpu, int memory, int gib, int seconds, String cost) {
        TaskShape shape = TaskShape.of(cpu, memory);
        Billed task =
                new Billed(region, arch, spot, gib == 0 ? shape : shape.withStorage(gib), Duration.ofSeconds(seconds));
        assertThat(PRICES.of(task).orElseThrow()).hasToString(cost);
    }

    @Test
    void aRegionWithoutFiguresHasNoCost() {
        Billed task = new Billed("mars-1", "X86_64", false, TaskShape.of(256, 512), Duration.ofHours(1));
        assertThat(PRICES.of(task)).isEqualTo(Optional.empty());
        assertThat(PRICES.source("mars-1")).isEmpty();
    }

    @Test
    void eachFigureSaysWhereAndWhenItWasFound() {
        assertThat(PRICES.regions())
                .isNotEmpty()
                .allSatisfy(region -> assertThat(PRICES.source(region).orElseThrow())
                        .matches("(?s).{20,}, (20\\d\\d-\\d\\d-\\d\\d|unknown)"));
    }
}
