// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.state.HomeLease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseRenewalTest {

    @TempDir
    Path home;

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");

    /** A controller on the home that all of them share. */
    private final class Controller implements BuildsPort {

        final List<String> said = new ArrayList<>();
        final LeaseRenewal renewal;
        boolean builds = true;

        Controller(String task) {
            InstantSource time = () -> now;
            Clock clock = time.withZone(ZoneOffset.UTC);
            renewal = new LeaseRenewal(new HomeLease(file(), task, clock), this);
        }

        @Override
        public void hold(String reason) {
            builds = false;
            said.add(reason);
        }

        @Override
        public void resume() {
            builds = true;
        }
    }

    private Path file() {
        return home.resolve("fargate-controller/lease.json");
    }

    @Test
    void aSecondControllerStartsNoBuildsAndSaysWhy() {
        Controller first = new Controller("one");
        Controller second = new Controller("two");
        first.renewal.renew();
        second.renewal.renew();
        assertThat(first.builds).isTrue();
        assertThat(second.builds).isFalse();
        assertThat(second.said)
                .containsExactly(
                        "Another controller has JENKINS_HOME in use, so no build starts here: task one. Stop one of the two tasks;"
                                + " builds start here two minutes after the other one has gone.");
        assertThat(second.renewal.problem()).get().extracting(Problem::isError).isEqualTo(true);
    }

    @Test
    void aTaskThatEndsGivesTheHomeToTheNextAtOnce() {
        Controller first = new Controller("one");
        first.renewal.renew();
        first.renewal.release();
        Controller second = new Controller("two");
        second.renewal.renew();
        assertThat(second.builds).isTrue();
        assertThat(second.renewal.problem()).isEmpty();
    }

    @Test
    void aTaskThatWasKilledIsWaitedForAWhile() {
        new Controller("one").renewal.renew();
        Controller second = new Controller("two");
        for (int renewals = 0; renewals < 4; renewals++) {
            second.renewal.renew();
            assertThat(second.builds).isFalse();
            now = now.plus(LeaseRenewal.PERIOD);
        }
        second.renewal.renew();
        assertThat(second.builds).isTrue();
        assertThat(second.renewal.problem()).isEmpty();
    }

    @Test
    void ofTwoThatStartAtOnceOneHoldsTheHome() {
        Controller first = new Controller("one");
        Controller second = new Controller("two");
        for (int renewals = 0; renewals < 10; renewals++) {
            first.renewal.renew();
            second.renewal.renew();
            now = now.plus(LeaseRenewal.PERIOD);
        }
        assertThat(List.of(first.builds, second.builds)).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whoLosesTheHomeHoldsItsBuilds() throws IOException {
        Controller first = new Controller("one");
        first.renewal.renew();
        Files.delete(file());
        new Controller("two").renewal.renew();
        first.renewal.renew();
        assertThat(first.builds).isFalse();
    }

    @Test
    void aFileThatSaysNothingKeepsNobodyOut() throws IOException {
        Files.createDirectories(home.resolve("fargate-controller"));
        for (String text : List.of("", "{", "[]", "{\"task\": \"x\", \"renewed\": \"yesterday\"}")) {
            Files.writeString(file(), text);
            Controller controller = new Controller("one");
            controller.renewal.renew();
            assertThat(controller.builds).as(text).isTrue();
        }
    }

    @Test
    void aDiskThatTakesNothingHoldsNoBuilds() throws IOException {
        Files.createFile(home.resolve("fargate-controller"));
        Controller controller = new Controller("one");
        controller.renewal.renew();
        assertThat(controller.builds).isTrue();
        assertThat(controller.renewal.problem()).get().asString().contains("could not be saved");
    }

    @Test
    void itIsRenewedSeveralTimesInItsLife() {
        assertThat(LeaseRenewal.PERIOD.multipliedBy(3)).isLessThan(HomeLease.LIFE);
        assertThat(HomeLease.LIFE).isEqualTo(Duration.ofMinutes(2));
    }
}
