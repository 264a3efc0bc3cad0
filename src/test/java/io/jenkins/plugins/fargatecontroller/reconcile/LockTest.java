// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LockTest {

    private final FakeJenkins jenkins = new FakeJenkins();

    @Test
    void aClosedJenkinsIsLeftAlone() {
        jenkins.close("alice");
        assertThat(Lock.closeForSure(jenkins)).isFalse();
        assertThat(jenkins.strategy).isEqualTo("only alice");
        assertThat(jenkins.users).isEmpty();
    }

    @Test
    void anOpenOneIsClosedForAUserWhosePasswordNobodyKnows() {
        assertThat(Lock.closeForSure(jenkins)).isTrue();
        assertThat(jenkins.strategy).isEqualTo("only nobody");
        assertThat(jenkins.users).containsOnlyKeys(Lock.NOBODY);
        assertThat(jenkins.users.get(Lock.NOBODY)).hasSizeGreaterThan(20);
        assertThat(Lock.closeForSure(jenkins)).as("again").isFalse();
    }

    @Test
    void aJenkinsThatStaysOpenDoesNotStart() {
        jenkins.stuck = true;
        assertThatThrownBy(() -> Lock.closeForSure(jenkins))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Jenkins would be open to anybody, so it does not start: its security stayed as it was; look"
                                + " for another plugin that sets it, and start Jenkins again");
    }

    @Test
    void oneThatTakesNoUserDoesNotStartEither() {
        jenkins.refusal = Optional.of(
                new CannotStore("Jenkins refuses it", "update the plugin acme", new IllegalStateException()));
        assertThatThrownBy(() -> Lock.closeForSure(jenkins))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Jenkins would be open to anybody, so it does not start: Jenkins refuses it; update the"
                        + " plugin acme, and start Jenkins again");
    }
}
