// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.engine.Outside.Part;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutsideTest {

    private final FakeJenkins outside = new FakeJenkins(new VirtualTime());

    private Optional<Integer> read() {
        return outside.read(
                Part.DAY, text -> text.matches("[0-9]+") ? Optional.of(Integer.valueOf(text)) : Optional.empty());
    }

    @Test
    void whatWasKeptIsUnderstood() {
        outside.keep(Part.DAY, "7");
        outside.keep(Part.SPOT, "8");
        assertThat(read()).contains(7);
        assertThat(outside.told).isEmpty();
    }

    @Test
    void atFirstThereIsNothingAndNothingToSetAside() {
        assertThat(read()).isEmpty();
        assertThat(outside.told).isEmpty();
    }

    @Test
    void whatCannotBeUnderstoodIsSetAside() {
        outside.keep(Part.DAY, "seven");
        assertThat(read()).isEmpty();
        assertThat(outside.told).containsExactly("what was kept is set aside: seven");
        assertThat(outside.kept(Part.DAY)).isEmpty();
    }
}
