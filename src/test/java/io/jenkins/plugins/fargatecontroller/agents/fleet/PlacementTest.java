// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A mix of capacity providers, of which each agent gets one. */
class PlacementTest {

    private static final CapacityShare ON_DEMAND = new CapacityShare(CapacityShare.FARGATE, 1, 0);
    private static final CapacityShare SPOT = new CapacityShare(CapacityShare.FARGATE_SPOT, 3, 0);

    @Test
    void agentsAreDrawnByWeight() {
        Placement mix = placement(ON_DEMAND, SPOT);
        long spot = IntStream.range(0, 4000)
                .filter(i -> mix.drawn("build-example-%08x".formatted(i * 7919)).spot())
                .count();
        assertThat(spot).isBetween(2800L, 3200L);
        assertThat(mix.drawn("one").capacity())
                .hasSize(1)
                .isEqualTo(mix.drawn("one").capacity());
    }

    @Test
    void whatIsNoMixStaysAsItIs() {
        assertThat(placement(SPOT).drawn("one")).isEqualTo(placement(SPOT));
    }

    private static Placement placement(CapacityShare... shares) {
        return new Placement(List.of(shares), new Placement.Network(List.of(), List.of(), false), "LATEST", false);
    }
}
