// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.environment.EnvironmentFile;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.plan.SampleJob;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.status.PlanCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept in JENKINS_HOME, and what becomes of a file that cannot be read or written. */
class StateDirectoryTest {

    private static final PlanCause ALICE =
            new PlanCause(PlanCause.Source.OVERRIDES, "alice", Instant.parse("2026-01-02T03:04:05Z"));

    private Path folder = Path.of("state");
    private StateDirectory home = new StateDirectory(folder);

    @BeforeEach
    void fresh(@TempDir Path temporary) {
        folder = temporary.resolve("state");
        home = new StateDirectory(folder);
    }

    @Test
    void aFreshHomeHasNothing() throws IOException {
        assertThat(home.environment()).isEmpty();
        assertThat(home.ownership()).isEqualTo(Ownership.NONE);
        assertThat(home.plan()).isEqualTo(PlanRecord.NONE);
        assertThat(home.lost()).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatWasSavedIsThereAfterARestart() throws IOException {
        Ownership ownership = Ownership.NONE.withAdministrator("ecsuser");
        home.save(Samples.complete());
        home.save(ownership);
        PlanRecord plan = home.changePlan(record -> record.edited(ALICE));
        StateDirectory restarted = new StateDirectory(folder);
        assertThat(restarted.environment()).contains(Samples.complete());
        assertThat(restarted.ownership()).isEqualTo(ownership);
        assertThat(restarted.plan()).isEqualTo(plan).isEqualTo(PlanRecord.NONE.edited(ALICE));
        assertThat(restarted.lost()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hunter2", "null", "{}"})
    void anEnvironmentThatCannotBeReadIsSetAsideAndReported(String text) throws IOException {
        write("environment.json", text);
        assertThat(home.environment()).isEmpty();
        assertThat(folder.resolve("environment.json.unreadable")).hasContent(text);
        assertThat(folder.resolve("environment.json")).doesNotExist();
        assertThat(home.lost()).singleElement().matches(problem -> !problem.isError());
        home.save(Samples.complete());
        assertThat(home.environment()).contains(Samples.complete());
    }

    @Test
    void aRecordThatCannotBeReadIsSetAsideAndKnowsTheSampleJobs() throws IOException {
        write("ownership.json", "hunter2");
        Ownership rest = home.ownership();
        assertThat(rest.jobs())
                .containsExactlyInAnyOrderElementsOf(
                        SampleJob.ALL.stream().map(SampleJob::name).toList());
        assertThat(rest.clouds()).isEmpty();
        assertThat(rest.administrator()).isEmpty();
        assertThat(folder.resolve("ownership.json.unreadable")).hasContent("hunter2");
        assertThat(home.ownership()).as("again").isEqualTo(rest);
        assertThat(home.lost())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("ownership.json.unreadable");
        home.save(rest);
        assertThat(new StateDirectory(folder).ownership()).isEqualTo(rest);
    }

    @Test
    void aPlanThatCannotBeReadIsSetAsideAndNobodyHasToKnow() throws IOException {
        write("plan.json", "hunter2");
        assertThat(home.plan()).isEqualTo(PlanRecord.NONE);
        assertThat(folder.resolve("plan.json.unreadable")).hasContent("hunter2");
        assertThat(home.lost()).isEmpty();
    }

    @Test
    void aFileThatIsNoTextIsWrittenAnew() throws IOException {
        byte[] garbage = {(byte) 0xff, (byte) 0xfe};
        Files.createDirectories(folder);
        for (String name : new String[] {"environment.json", "ownership.json", "plan.json"}) {
            Files.write(folder.resolve(name), garbage);
        }
        assertThat(home.plan()).isEqualTo(PlanRecord.NONE);
        assertThat(home.ownership().jobs()).hasSameSizeAs(SampleJob.ALL);
        assertThatThrownBy(home::environment).hasMessage("it is not UTF-8 text");
        home.save(Samples.complete());
        assertThat(folder.resolve("environment.json")).hasContent(EnvironmentFile.write(Samples.complete()));
    }

    @Test
    void aRecordThatCannotBeWrittenIsRememberedUntilItCanBe() throws IOException {
        Path blocked = Files.createFile(folder);
        Ownership ownership = Ownership.NONE.withAdministrator("ecsuser");
        assertThatThrownBy(() -> home.save(ownership)).isInstanceOf(IOException.class);
        assertThat(home.ownership()).isEqualTo(ownership);
        assertThat(home.changePlan(record -> record.edited(ALICE))).isEqualTo(PlanRecord.NONE.edited(ALICE));
        assertThat(home.plan()).isEqualTo(PlanRecord.NONE.edited(ALICE));
        Files.delete(blocked);
        home.save(home.ownership());
        home.changePlan(record -> record);
        StateDirectory restarted = new StateDirectory(folder);
        assertThat(restarted.ownership()).isEqualTo(ownership);
        assertThat(restarted.plan()).isEqualTo(PlanRecord.NONE.edited(ALICE));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), text);
    }
}
