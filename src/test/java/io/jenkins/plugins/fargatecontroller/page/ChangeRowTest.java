// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import io.jenkins.plugins.fargatecontroller.status.PlanCause;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeRowTest {

    private static final ChangeRow.Why PLANNED = new ChangeRow.Why("the plan has changed", "");
    private static final List<Difference> MEMORY = List.of(new Difference("memory", "", "1024"));

    @ParameterizedTest
    @CsvSource({"ADD, add, Add", "CHANGE, change, Change", "REMOVE, remove, Remove", "SET, set, Set"})
    void eachActionHasItsVerb(Change.Action action, String kind, String verb) {
        assertThat(ChangeRow.of(List.of(new Change(action, "template a", MEMORY))))
                .containsExactly(new ChangeRow(kind, verb, "template a", MEMORY, PLANNED));
    }

    @Test
    void lookingBackWhatWasAddedIsOnlyNamed() {
        assertThat(ChangeRow.done(List.of(
                        new Change(Change.Action.ADD, "template a", MEMORY),
                        new Change(Change.Action.CHANGE, "template b", MEMORY))))
                .containsExactly(
                        new ChangeRow("add", "Add", "template a", List.of(), PLANNED),
                        new ChangeRow("change", "Change", "template b", MEMORY, PLANNED));
    }

    @Test
    void whoChangedThePlanIsSaidWithTheTime() {
        Instant at = Instant.parse("2026-01-02T03:04:05Z");
        Change change = new Change(Change.Action.SET, "Jenkins URL", MEMORY)
                .because(new PlanCause(PlanCause.Source.OVERRIDES, "alice", at));
        ChangeRow.Why why = ChangeRow.of(List.of(change)).get(0).why();
        assertThat(why)
                .isEqualTo(new ChangeRow.Why("the plan has changed: the overrides, by alice", "2026-01-02T03:04:05Z"));
        assertThat(why.at()).isEqualTo(Date.from(at));
    }

    @Test
    void aLoginIsNotShown() {
        Change change = new Change(
                Change.Action.CHANGE,
                "template a",
                List.of(new Difference("image", "me:hunter2@registry/x", "me:hunter2@registry/y", "hunter2")));
        assertThat(ChangeRow.of(List.of(change)).get(0).differences())
                .containsExactly(new Difference("image", "…@registry/x", "…@registry/y"));
    }

    @Test
    void theSameChangesHaveTheSameFingerprintAndOthersAnother() {
        Change change = new Change(Change.Action.CHANGE, "template a", MEMORY);
        String fingerprint = ChangeRow.fingerprint(List.of(change));
        assertThat(fingerprint).isNotEmpty().isEqualTo(ChangeRow.fingerprint(List.of(change)));
        assertThat(List.of(
                        ChangeRow.fingerprint(List.of(change, change)),
                        ChangeRow.fingerprint(List.of(new Change(Change.Action.REMOVE, "template a", MEMORY))),
                        ChangeRow.fingerprint(List.of(new Change(Change.Action.CHANGE, "template b", MEMORY))),
                        ChangeRow.fingerprint(List.of(new Change(Change.Action.CHANGE, "template a", hidden("one")))),
                        ChangeRow.fingerprint(List.of(new Change(Change.Action.CHANGE, "template a", hidden("two"))))))
                .doesNotHaveDuplicates()
                .doesNotContain(fingerprint, "");
        assertThat(ChangeRow.fingerprint(List.of())).isEmpty();
    }

    /** A value that is shown to nobody. */
    private static List<Difference> hidden(String content) {
        return List.of(new Difference("environment", "A=…", "A=…", content));
    }
}
