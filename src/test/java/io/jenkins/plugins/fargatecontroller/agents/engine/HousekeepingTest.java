// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.launch.Family;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

    private final EngineParts parts = EngineParts.both();
    private final Housekeeping housekeeping = new Housekeeping(parts.context);

    private List<TaskState> tasks(Fleet fleet) {
        Housekeeping.Listing listing = housekeeping.list(housekeeping.clusters(fleet));
        assertThat(listing.silent()).isEmpty();
        return listing.tasks();
    }

    private static List<String> arns(List<TaskState> tasks) {
        return tasks.stream().map(task -> task.ref().task()).toList();
    }

    @Test
    void allTasksAreThoseOfEachClusterThatIsInUseOrWas() throws CallFailed {
        parts.started(1, "spot");
        parts.started(0, "one");
        parts.started(0, "two");
        assertThat(arns(tasks(parts.fleet))).containsExactly("arn:task/2", "arn:task/3", "arn:task/1");
        assertThat(arns(tasks(new Fleet("jenkins", List.of()))))
                .containsExactlyInAnyOrder("arn:task/1", "arn:task/2", "arn:task/3");
    }

    @Test
    void aHundredTasksAreDescribedAtOnce() throws CallFailed {
        for (int i = 0; i < 201; i++) {
            parts.started(0, "x" + i);
        }
        assertThat(tasks(parts.fleet)).hasSize(201);
        assertThat(parts.ecs.count("ListTasks")).isEqualTo(2);
        assertThat(parts.ecs.count("DescribeTasks")).isEqualTo(3);
    }

    @Test
    void aTaskWhoseNodeIsGoneIsStoppedOnceItIsOldEnough() throws CallFailed {
        parts.started(0, "kept");
        parts.started(0, "orphan");
        parts.jenkins.remove("build-orphan", new Nodes.Removal("by hand", Optional.empty()));
        housekeeping.sweep(parts.fleet, tasks(parts.fleet));
        assertThat(parts.ecs.running()).hasSize(2);
        parts.time.seconds(601);
        housekeeping.sweep(parts.fleet, tasks(parts.fleet));
        assertThat(arns(parts.ecs.running())).containsExactly("arn:task/1");
        assertThat(parts.ecs.find("arn:task/2").stop())
                .contains(new Stop("UserInitiated", "its node build-orphan no longer exists", List.of()));
        assertThat(parts.counted(Happening.ORPHAN_STOPPED)).isEqualTo(1);
    }

    @Test
    void aClusterThatDoesNotAnswerSaysNothingOfTheOthersButThePreviewFails() {
        parts.started(0, "one");
        parts.started(1, "spot");
        CallFailed no = new CallFailed(CallFailed.Kind.DENIED, "ecs:ListTasks", "no");
        parts.ecs.silent.put(Fleets.ON_DEMAND, no);
        Housekeeping.Listing listing = housekeeping.list(housekeeping.clusters(parts.fleet));
        assertThat(arns(listing.tasks())).containsExactly("arn:task/2");
        assertThat(listing.silent()).isEqualTo(Map.of(Fleets.ON_DEMAND, no));
        assertThat(catchThrowableOfType(CallFailed.class, () -> housekeeping.preview(parts.fleet)))
                .isSameAs(no);
    }

    @Test
    void whatCannotBeStoppedIsNotCountedAndKeepsNoOtherAlive() {
        for (String orphan : List.of("orphan", "other")) {
            parts.started(0, orphan);
            parts.jenkins.remove("build-" + orphan, new Nodes.Removal("by hand", Optional.empty()));
        }
        parts.time.seconds(601);
        parts.fail("StopTask", CallFailed.Kind.DENIED, 1);
        CallFailed failed =
                catchThrowableOfType(CallFailed.class, () -> housekeeping.sweep(parts.fleet, tasks(parts.fleet)));
        assertThat(failed.kind()).isEqualTo(CallFailed.Kind.DENIED);
        assertThat(parts.counted(Happening.ORPHAN_STOPPED)).isEqualTo(1);
        assertThat(parts.ecs.running()).hasSize(1);
    }

    private void registered(String family, String... revisions) {
        parts.ecs.families.put(family, new ArrayList<>(List.of(revisions)));
    }

    @Test
    void revisionsStayThatATemplateOrAnAgentNeedsAndTenMore() throws CallFailed {
        String template = Family.of("jenkins", (Content) parts.template(0).source());
        registered(template, "template:2", "template:1");
        String running = Family.of("jenkins", Fleets.content("of-an-agent"));
        registered(running, "running:1");
        String foreign = Family.of("jenkins-agent", Fleets.content("old"));
        registered(foreign, "foreign:2", "foreign:1");
        for (int i = 0; i < 12; i++) {
            registered(Family.of("jenkins", Fleets.content("old-" + i)), "old:" + i);
        }
        housekeeping.deregisterOld(parts.fleet, Set.of(running));
        List<String> left =
                parts.ecs.families.values().stream().flatMap(List::stream).toList();
        assertThat(left)
                .contains("template:2", "running:1", "foreign:2", "foreign:1")
                .doesNotContain("template:1")
                .hasSize(4 + 10);
        assertThat(parts.ecs.count("ListTaskDefinitionFamilies"))
                .as("calls for one region")
                .isEqualTo(1);
    }
}
