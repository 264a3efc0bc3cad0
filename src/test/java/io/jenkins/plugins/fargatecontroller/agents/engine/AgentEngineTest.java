// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.engine.EngineStatus.State;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CapacityShare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.agents.launch.Family;
import io.jenkins.plugins.fargatecontroller.agents.metrics.Happening;
import io.jenkins.plugins.fargatecontroller.agents.request.AgentRequest;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentTags;
import io.jenkins.plugins.fargatecontroller.agents.task.CallFailed;
import io.jenkins.plugins.fargatecontroller.agents.task.RunAnswer;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Status;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskState.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgentEngineTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Stop SPOT = new Stop("SpotInterruption", "Your Spot Task was interrupted.", List.of());

    private static World world(AgentTemplate... templates) {
        return new World(Fleets.of(templates));
    }

    private static World usual() {
        return world(Fleets.template("build", "build"));
    }

    @Test
    void aBuildThatEntersTheQueueLeadsToATaskAtOnce() {
        World world = usual();
        world.time.seconds(60);
        Instant entered = world.time.instant();
        world.builds(1, "build", MINUTE);
        world.time.seconds(30);
        Instant started = world.ecs.started.get("arn:task/1");
        assertThat(Duration.between(entered, started)).isLessThan(Duration.ofMillis(1500));
        world.time.seconds(120);
        assertThat(world.jenkins.done).containsExactly("job-0");
        assertThat(world.ecs.running()).isEmpty();
        assertThat(world.jenkins.names()).isEmpty();
        assertThat(world.ecs.count("RunTask")).isEqualTo(1);
        assertThat(world.ecs.count("RegisterTaskDefinition")).isEqualTo(1);
    }

    @Test
    void aHundredBuildsStartAHundredTasksAndOneRevision() {
        World world = usual();
        world.builds(100, "build", MINUTE);
        world.time.seconds(300);
        assertThat(world.jenkins.done).hasSize(100);
        assertThat(world.ecs.tasks).hasSize(100);
        assertThat(world.ecs.count("RegisterTaskDefinition")).isEqualTo(1);
        assertThat(world.jenkins.buildsOn.values()).containsOnly(1);
        assertThat(world.jenkins.saves).isEqualTo(200);
        assertThat(world.ecs.running()).isEmpty();
    }

    @Test
    void fiftyAtOnceAreUnderWayInSeconds() {
        World world = usual();
        world.time.seconds(1);
        Instant entered = world.time.instant();
        world.builds(50, "build", MINUTE);
        world.time.seconds(10);
        List<Duration> waits = world.ecs.started.values().stream()
                .map(at -> Duration.between(entered, at))
                .sorted()
                .toList();
        assertThat(waits).hasSize(50);
        assertThat(waits.get(25)).isLessThan(Duration.ofMillis(1500));
        assertThat(waits.get(49)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void tasksAreStartedInTheOrderOfTheQueue() {
        World world = usual();
        world.builds(60, "build", MINUTE);
        world.time.seconds(10);
        List<String> jobs = world.ecs.tasks.values().stream()
                .map(task -> task.tag(AgentTags.JOB).orElse(""))
                .toList();
        assertThat(jobs)
                .isEqualTo(IntStream.range(0, 60).mapToObj(i -> "job-" + i).toList());
    }

    @Test
    void twoHundredTasksCostThreeCallsARoundAtMost() {
        World world = usual();
        world.builds(200, "build", Duration.ofHours(1));
        world.time.seconds(120);
        assertThat(world.ecs.running()).hasSize(200);
        int before = world.ecs.count("DescribeTasks");
        world.time.seconds(150);
        assertThat(world.ecs.count("DescribeTasks") - before).isBetween(18, 30);
    }

    @Test
    void withoutAgentsEcsIsAskedByTheSweepAlone() {
        World world = usual();
        world.time.seconds(3600);
        assertThat(world.ecs.calls.keySet()).containsExactly("ListTaskDefinitionFamilies", "ListTasks");
        assertThat(world.ecs.count("ListTasks")).isLessThanOrEqualTo(7);
    }

    @Test
    void anAbortWhileStartingLeavesNothingBehind() {
        World world = usual();
        world.builds(3, "build", MINUTE);
        world.time.seconds(2);
        world.jenkins.abort("job-1");
        world.time.seconds(700);
        assertThat(world.jenkins.done).containsExactlyInAnyOrder("job-0", "job-2");
        assertThat(world.ecs.tasks).hasSize(3);
        assertThat(world.ecs.running()).isEmpty();
    }

    @Test
    void anAgentWhoseBuildWasAbortedServesTheNextAndIsTaggedAnew() {
        World world = usual();
        world.builds(1, "build", MINUTE);
        world.time.seconds(10);
        world.jenkins.abort("job-0");
        world.jenkins.enqueue("other", "build", MINUTE);
        world.time.seconds(20);
        assertThat(world.ecs.tasks).hasSize(1);
        assertThat(world.ecs.find("arn:task/1").tag(AgentTags.JOB)).contains("other");
    }

    @Test
    void anIdleAgentEndsAfterAWhile() {
        World world = usual();
        world.builds(1, "build", MINUTE);
        world.time.seconds(19);
        world.jenkins.abort("job-0");
        world.time.seconds(20);
        assertThat(world.engine().status().agents())
                .extracting(row -> row.state())
                .containsExactly(State.IDLE);
        world.time.seconds(650);
        assertThat(world.ecs.running()).isEmpty();
    }

    @Test
    void anIdleAgentThatIsGivenABuildAtTheLastMomentStays() {
        World world = usual();
        world.builds(1, "build", MINUTE);
        world.time.seconds(19);
        world.jenkins.abort("job-0");
        world.jenkins.meanwhile = name -> {
            world.jenkins.meanwhile = again -> {};
            world.jenkins.enqueue("late", "build", MINUTE);
        };
        world.time.seconds(800);
        assertThat(world.jenkins.done).containsExactly("late");
        assertThat(world.jenkins.removed.values())
                .extracting(Nodes.Removal::text)
                .containsExactly("its build has ended");
        assertThat(world.ecs.tasks).hasSize(1);
        assertThat(world.ecs.running()).isEmpty();
    }

    @Test
    void anAgentThatNobodyWaitsForAndThatIsGivenABuildAtTheLastMomentStays() {
        World world = usual();
        world.ecs.startup = () -> Duration.ofMinutes(5);
        world.builds(1, "build", MINUTE);
        world.time.seconds(10);
        world.jenkins.abort("job-0");
        world.jenkins.meanwhile = name -> {
            world.jenkins.meanwhile = again -> {};
            world.jenkins.connect(name);
            world.jenkins.enqueue("late", "build", MINUTE);
        };
        world.time.seconds(300);
        assertThat(world.jenkins.done).containsExactly("late");
        assertThat(world.ecs.tasks).hasSize(1);
        assertThat(world.ecs.running()).isEmpty();
    }

    @Test
    void limitsAreExact() {
        World world = world(Fleets.template("build", UseRules.usual().withMaxAgents(5), "maven", "gradle"));
        for (int i = 0; i < 10; i++) {
            world.jenkins.enqueue("maven-" + i, "maven", MINUTE);
            world.jenkins.enqueue("gradle-" + i, "gradle", MINUTE);
        }
        world.time.seconds(5);
        assertThat(world.ecs.running()).hasSize(5);
        assertThat(world.engine().blockage(19).orElseThrow().text()).contains("all 5 agents");
        world.time.seconds(600);
        assertThat(world.jenkins.done).hasSize(20);
        assertThat(world.jenkins.mostNodes).isEqualTo(5);
    }

    @Test
    void spareAgentsAreReadyAndFollowedByOthers() {
        World world = world(Fleets.template("build", Fleets.spare(2), "build"));
        world.time.seconds(900);
        assertThat(world.ecs.tasks).hasSize(2);
        world.builds(1, "build", MINUTE);
        assertThat(world.jenkins.queue).isEmpty();
        world.time.seconds(5);
        assertThat(world.ecs.tasks).hasSize(3);
    }

    @Test
    void aSpareAgentIsReplacedWhenItsTemplateHasAnotherImageAndStaysWhenItHasAnotherLimit() {
        AgentTemplate template = Fleets.template("build", Fleets.spare(1), "build");
        World world = world(template);
        world.time.seconds(60);
        world.engine()
                .configure(Fleets.of(Fleets.template("build", Fleets.spare(1).withMaxAgents(5), "build")));
        world.time.seconds(60);
        world.kill();
        world.restart();
        world.time.seconds(60);
        assertThat(world.ecs.tasks).hasSize(1);
        world.engine().configure(Fleets.of(template.withSource(Fleets.content("patched"))));
        world.time.seconds(60);
        assertThat(world.jenkins.removed.values())
                .extracting(Nodes.Removal::text)
                .containsExactly("its template has changed since it was started");
        assertThat(world.ecs.tasks).hasSize(2);
        assertThat(world.ecs.running()).hasSize(1);
    }

    @Test
    void aReusedAgentServesItsJobAgain() {
        World world = world(Fleets.template("build", UseRules.usual().withReuse(), "build"));
        world.jenkins.enqueue("one", "build", MINUTE);
        world.time.seconds(100);
        world.jenkins.enqueue("one", "build", MINUTE);
        world.jenkins.enqueue("other", "build", MINUTE);
        world.time.seconds(200);
        assertThat(world.jenkins.done).hasSize(3);
        assertThat(world.ecs.tasks).hasSize(2);
    }

    @Test
    void whatDoesNotStartIsSaidAndTriedMoreRarely() {
        World world = usual();
        world.ecs.broken.put(
                "build",
                new Stop("TaskFailedToStart", "CannotPullContainerError: manifest unknown: not found", List.of()));
        world.builds(3, "build", MINUTE);
        world.time.seconds(30);
        assertThat(world.engine().blockage(0).orElseThrow().text())
                .startsWith(
                        "template build: CannotPullContainerError: manifest unknown: not found; tried once, next try"
                                + " in");
        assertThat(world.jenkins.told)
                .filteredOn(line -> line.contains("fails"))
                .containsExactly("fargate-cloud/build fails: CannotPullContainerError: manifest unknown: not found");
        world.time.seconds(600);
        assertThat(world.ecs.tasks.size()).isLessThanOrEqualTo(18);
        world.ecs.broken.clear();
        world.time.seconds(900);
        assertThat(world.jenkins.done).hasSize(3);
        assertThat(world.ecs.running()).isEmpty();
    }

    @Test
    void whatOneBuildAsksForInVainKeepsNoOtherFromTheTemplate() {
        World world = new World(Fleets.limited(5, Fleets.template("build", "build")));
        world.jenkins.requests.put("own", new AgentRequest("own", "build", Map.of("environment", "SECRET=1")));
        world.ecs.refusal = request -> request.overrides().shape().environment().containsKey("SECRET")
                ? Optional.of(new RunAnswer.Refused("CannotPullContainerError: not found"))
                : Optional.empty();
        world.jenkins.enqueue("bad", "own", MINUTE);
        world.time.seconds(190);
        assertThat(world.engine().blockage(0)).hasValueSatisfying(why -> {
            assertThat(why.text())
                    .startsWith("template build with environment: RunTask: CannotPullContainerError: not found; tried 3"
                            + " times, next try in");
            assertThat(why.fatal()).isTrue();
        });
        world.jenkins.enqueue("good", "build", MINUTE);
        world.time.seconds(90);
        assertThat(world.jenkins.done).containsExactly("good");
        assertThat(world.engine().failing()).isEmpty();
        assertThat(world.jenkins.told).noneMatch(line -> line.contains(" fails: "));
    }

    @Test
    void anAgentThatNeverConnectsIsGivenUp() {
        World world = world(
                Fleets.template("build", Fleets.patience(Duration.ofSeconds(10), Duration.ofMinutes(10)), "build"));
        world.builds(1, "build", MINUTE);
        world.time.seconds(20);
        assertThat(world.jenkins.removed.values())
                .extracting(Nodes.Removal::text)
                .first()
                .asString()
                .startsWith(
                        "the agent did not connect within 10 s, and its task is PROVISIONING; read the agent's log");
    }

    @Test
    void throttlingIsWaitedOut() {
        World world = usual();
        world.ecs.failures.put("RunTask", failures(CallFailed.Kind.THROTTLED, 5));
        world.builds(3, "build", MINUTE);
        world.time.seconds(200);
        assertThat(world.jenkins.done).hasSize(3);
        assertThat(world.ecs.tasks).hasSize(3);
    }

    private static List<CallFailed> failures(CallFailed.Kind kind, int count) {
        List<CallFailed> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(new CallFailed(kind, "ecs:RunTask", "no"));
        }
        return list;
    }

    @Test
    void aLostAnswerLeadsToTheSameTask() {
        World world = usual();
        world.ecs.answersGetLost = true;
        world.ecs.failures.put("RunTask", failures(CallFailed.Kind.UNANSWERED, 3));
        world.builds(2, "build", MINUTE);
        world.time.seconds(200);
        assertThat(world.jenkins.done).hasSize(2);
        assertThat(world.ecs.tasks).hasSize(2);
        assertThat(world.ecs.running()).isEmpty();
    }

    @Test
    void aConflictIsTheTaskThatThereIs() {
        World world = usual();
        world.ecs.failures.put(
                "RunTask", new ArrayList<>(List.of(new CallFailed(CallFailed.Kind.UNANSWERED, "ecs:RunTask", "no"))));
        world.ecs.answersGetLost = true;
        world.builds(1, "build", MINUTE);
        world.time.pass(Duration.ofMillis(900));
        assertThat(world.ecs.tasks).hasSize(1);
        world.ecs.failures.put(
                "RunTask",
                new ArrayList<>(List.of(CallFailed.conflict("ecs:RunTask", "in use", List.of("arn:task/1")))));
        world.time.seconds(200);
        assertThat(world.jenkins.done).hasSize(1);
        assertThat(world.ecs.tasks).hasSize(1);
    }

    @Test
    void anUsedUpQuotaPausesTheCloud() {
        World world = usual();
        world.ecs.refusal = request -> world.ecs.running().size() < 4
                ? Optional.empty()
                : Optional.of(new RunAnswer.Refused(
                        "You've reached the limit on the number of vCPUs you can run concurrently"));
        world.builds(40, "build", MINUTE);
        world.time.seconds(60);
        assertThat(world.engine().blockage(30).orElseThrow().text())
                .startsWith("cloud fargate-cloud: RunTask: You've reached the limit")
                .contains("; ask for a higher Fargate quota");
        assertThat(world.ecs.count("RunTask")).isLessThanOrEqualTo(40);
        assertThat(world.engine().failing()).singleElement().satisfies(failing -> {
            assertThat(failing.text())
                    .contains("the limit on the number of vCPUs")
                    .endsWith("tried once");
            assertThat(failing.fatal()).isFalse();
        });
        assertThat(world.jenkins.told)
                .filteredOn(line -> line.contains(" fails: "))
                .hasSize(1);
        world.time.seconds(3000);
        assertThat(world.jenkins.done).hasSize(40);
        assertThat(world.engine().failing()).isEmpty();
    }

    private static World spot() {
        return new World(Fleets.both());
    }

    private static TaskState only(World world) {
        assertThat(world.ecs.running()).hasSize(1);
        return world.ecs.running().get(0);
    }

    @Test
    void anInterruptionIsAnnouncedAndTheBuildRunsAgainSoonAfterTheLoss() {
        World world = spot();
        world.builds(1, "build-spot", Duration.ofMinutes(30));
        world.time.seconds(60);
        TaskState task = only(world);
        String node = world.ecs.node(task.ref().task());
        world.ecs.set(task.ref().task(), Status.RUNNING, Optional.of(SPOT));
        world.time.seconds(20);
        assertThat(world.jenkins.ended).containsExactly(node + ": Your Spot Task was interrupted");
        assertThat(world.engine().loss(node).orElseThrow().kind().worthRepeating())
                .isTrue();
        assertThat(world.engine().status().agents().get(0).state()).isEqualTo(State.ENDING);
        world.ecs.end(task.ref().task(), SPOT);
        Instant lost = world.time.instant();
        world.time.seconds(10);
        Instant again = world.ecs.started.get("arn:task/2");
        assertThat(Duration.between(lost, again)).isLessThan(Duration.ofSeconds(3));
        assertThat(world.engine().day().count(Happening.INTERRUPTED)).isEqualTo(1);
    }

    @Test
    void anInterruptionThatEcsTellsLateIsNoticedAsWell() {
        World world = spot();
        world.builds(1, "build-spot", Duration.ofMinutes(30));
        world.time.seconds(60);
        String arn = only(world).ref().task();
        world.jenkins.disconnect(world.ecs.node(arn));
        Instant lost = world.time.instant();
        world.time.seconds(40);
        Instant again = world.ecs.started.get("arn:task/2");
        assertThat(Duration.between(lost, again)).isLessThan(Duration.ofSeconds(30));
        assertThat(world.ecs.find(arn).stopped()).isTrue();
    }

    @Test
    void twoInterruptionsMakeOnDemandServeAndLaterSpotIsTriedWithOne() {
        World world = spot();
        world.builds(2, "build-spot", Duration.ofMinutes(10));
        world.time.seconds(60);
        world.ecs.running().forEach(task -> world.ecs.end(task.ref().task(), SPOT));
        world.time.seconds(60);
        assertThat(world.ecs.running())
                .allSatisfy(task -> assertThat(task.provider()).contains(CapacityShare.FARGATE))
                .extracting(task -> task.ref().cluster())
                .containsOnly(Fleets.ON_DEMAND);
        assertThat(world.engine().status().spot())
                .hasEntrySatisfying(
                        "fargate-cloud-spot", state -> assertThat(state.until()).isPresent());
        world.time.seconds(900);
        int before = world.ecs.tasks.size();
        world.builds(3, "build-spot", MINUTE);
        world.time.seconds(5);
        List<String> providers = world.ecs.tasks.values().stream()
                .skip(before)
                .map(task -> task.provider().orElse(""))
                .toList();
        assertThat(providers).containsExactly("FARGATE_SPOT", "FARGATE", "FARGATE");
        world.time.seconds(60);
        world.builds(1, "build-spot", MINUTE);
        world.time.seconds(5);
        assertThat(world.ecs.find("arn:task/" + world.ecs.tasks.size()).provider())
                .contains("FARGATE_SPOT");
        world.time.seconds(200);
        assertThat(world.jenkins.done).hasSize(6);
    }

    @Test
    void wantOfSpotCapacityFallsBackWithoutLosingABuild() {
        World world = spot();
        world.ecs.refusal = request -> request.placement().spot()
                ? Optional.of(new RunAnswer.Refused("Capacity is unavailable at this time."))
                : Optional.empty();
        world.builds(5, "build-spot", MINUTE);
        world.time.seconds(120);
        assertThat(world.jenkins.done).hasSize(5);
        assertThat(world.engine().day().count(Happening.FALLBACK)).isEqualTo(1);
    }

    @Test
    void theFallbackSurvivesARestart() {
        World world = spot();
        world.engine().useOnDemand("fargate-cloud-spot", true);
        world.time.seconds(5);
        world.kill();
        world.restart();
        world.builds(1, "build-spot", MINUTE);
        world.time.seconds(5);
        assertThat(only(world).provider()).contains("FARGATE");
        world.engine().useOnDemand("fargate-cloud-spot", false);
        world.builds(1, "build-spot", MINUTE);
        world.time.seconds(5);
        assertThat(world.ecs.find("arn:task/2").provider()).contains("FARGATE_SPOT");
    }

    @Test
    void revisionsThatNobodyNeedsAreDeregisteredAndSomeKept() {
        World world = usual();
        for (int i = 0; i < 15; i++) {
            String family = Family.of("jenkins", Fleets.content("old-" + i));
            world.ecs.families.put(family, new ArrayList<>(List.of(family + ":1")));
        }
        String others = Family.of("another", Fleets.content("old"));
        world.ecs.families.put(others, new ArrayList<>(List.of(others + ":1")));
        world.builds(1, "build", MINUTE);
        world.time.seconds(900);
        List<String> left =
                world.ecs.families.values().stream().flatMap(List::stream).toList();
        assertThat(left)
                .hasSize(12)
                .contains(others + ":1", Family.of("jenkins", Fleets.content("image-of-build")) + ":1");
        assertThat(world.ecs.count("DeregisterTaskDefinition")).isEqualTo(5);
    }

    @Test
    void orphansAreStoppedAndOthersTasksAreNot() throws CallFailed {
        World world = usual();
        world.time.seconds(1);
        put(world, "orphan", Map.of(AgentTags.CONTROLLER, "jenkins", AgentTags.NODE, "gone"));
        put(world, "other", Map.of(AgentTags.CONTROLLER, "jenkins-2", AgentTags.NODE, "gone"));
        put(world, "service", Map.of());
        world.time.seconds(595);
        assertThat(world.engine().sweepPreview().stop()).isEmpty();
        world.time.seconds(7);
        assertThat(world.engine().sweepPreview().stop()).hasSize(1);
        world.time.seconds(700);
        assertThat(world.ecs.running()).extracting(task -> task.ref().task()).containsExactly("other", "service");
        assertThat(world.engine().day().count(Happening.ORPHAN_STOPPED)).isEqualTo(1);
    }

    private static void put(World world, String arn, Map<String, String> tags) {
        Map<String, String> all = new java.util.HashMap<>(tags);
        all.putIfAbsent(AgentTags.NODE, "none");
        world.ecs.tasks.put(
                arn,
                new TaskState(
                        new TaskRef(Fleets.ON_DEMAND, arn),
                        Status.RUNNING,
                        Optional.empty(),
                        new TaskState.Times(Optional.of(world.time.instant()), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        all,
                        Optional.empty()));
    }

    @Test
    void aNodeThatSomebodyRemovedTakesItsTaskAlong() {
        World world = usual();
        world.builds(1, "build", Duration.ofMinutes(10));
        world.time.seconds(60);
        String node = world.jenkins.names().iterator().next();
        world.jenkins.queue.clear();
        world.jenkins.remove(node, new Nodes.Removal("by hand", Optional.empty()));
        world.jenkins.queue.clear();
        world.time.seconds(60);
        assertThat(world.ecs.running()).isEmpty();
    }

    @Test
    void aLabelThatNobodyHasIsGivenUpAfterAMinuteWithoutChange() {
        World world = usual();
        world.builds(1, "new", MINUTE);
        world.time.seconds(50);
        assertThat(world.engine().blockage(0).orElseThrow().fatal()).isFalse();
        world.engine()
                .configure(Fleets.of(Fleets.template("new", UseRules.usual().withMaxAgents(0), "new")));
        world.time.seconds(15);
        assertThat(world.engine().blockage(0).orElseThrow().fatal()).isFalse();
        world.engine().configure(Fleets.of(Fleets.template("build", "build")));
        world.time.seconds(50);
        assertThat(world.engine().blockage(0).orElseThrow().fatal()).isFalse();
        world.time.seconds(30);
        assertThat(world.engine().blockage(0).orElseThrow().fatal()).isTrue();
    }

    @Test
    void buildsAreGivenUpOnceATemplateHasFailedForThemThreeTimesInAWayThatOnlyAPersonCanMend() {
        World world = usual();
        world.ecs.broken.put("build", new Stop("TaskFailedToStart", "CannotPullContainerError: not found", List.of()));
        world.builds(1, "build", MINUTE);
        world.time.seconds(80);
        assertThat(world.engine().blockage(0).orElseThrow().fatal()).isFalse();
        assertThat(world.engine().failing()).singleElement().satisfies(failing -> {
            assertThat(failing.text())
                    .startsWith("its agents do not start: CannotPullContainerError: not found; tried ");
            assertThat(failing.fatal()).isTrue();
        });
        world.time.seconds(170);
        world.jenkins.enqueue("later", "build", MINUTE);
        world.time.seconds(10);
        assertThat(world.engine().blockage(0).orElseThrow().fatal()).isTrue();
        assertThat(world.engine().blockage(0).orElseThrow().text()).contains("tried 3 times");
        assertThat(world.engine().blockage(1).orElseThrow().fatal()).isFalse();
    }

    @Test
    void aTemplateThatSomebodyMendedIsTriedAtOnce() {
        World world = usual();
        world.ecs.broken.put("build", new Stop("TaskFailedToStart", "CannotPullContainerError: not found", List.of()));
        world.builds(1, "build", MINUTE);
        world.time.seconds(200);
        world.ecs.broken.clear();
        world.engine()
                .configure(Fleets.of(Fleets.template("build", UseRules.usual().withReuse(), "build")));
        world.time.seconds(30);
        assertThat(world.engine().blockage(0)).isEmpty();
        assertThat(world.engine().failing()).isEmpty();
    }

    @Test
    void aNewFleetIsServedAtOnce() {
        World world = usual();
        world.builds(1, "new", MINUTE);
        world.time.seconds(5);
        assertThat(world.engine().blockage(0).orElseThrow().text()).contains("no template has the label new");
        Fleet other = Fleets.of(Fleets.template("new", "new"));
        world.engine().configure(other);
        world.time.seconds(5);
        assertThat(only(world).tag(AgentTags.TEMPLATE)).contains("new");
    }

    @Test
    void rightsAreAskedWithoutWaiting() {
        AgentTemplate deploy = Fleets.template("deploy", UseRules.usual().withFolders("production"), "deploy");
        World world = world(deploy);
        world.jenkins.enqueue("production/main", "deploy", MINUTE);
        world.time.seconds(25);
        Nodes.View busy = world.jenkins.ours().get(0);
        assertThat(busy.agent().template()).isEqualTo(new TemplateId("fargate-cloud", "deploy"));
        assertThat(world.engine().refusal(busy, "sandbox/PR-1", false))
                .contains("template deploy: only production may use it, and the job sandbox/PR-1 is not there;"
                        + " move the job, or add it to the template's folders");
        assertThat(world.engine().refusal(busy, "production/main", false))
                .contains("agent deploy-x0 has had its one build, and takes no other");
        Nodes.View fresh =
                new Nodes.View(busy.agent(), true, false, false, false, false, Optional.empty(), world.time.instant());
        assertThat(world.engine().refusal(fresh, "production/main", false)).isEmpty();
    }

    @Test
    void aBuildThatNamesTheNodeComesBackToItsOwnAndGetsNoOther() {
        AgentTemplate deploy = Fleets.template("deploy", UseRules.usual().withFolders("production"), "deploy");
        World world = world(deploy);
        world.jenkins.enqueue("production/main", "deploy", MINUTE);
        world.time.seconds(25);
        Nodes.View busy = world.jenkins.ours().get(0);
        Nodes.View idle =
                new Nodes.View(busy.agent(), true, false, false, false, false, Optional.empty(), world.time.instant());
        Nodes.View used = new Nodes.View(
                busy.agent(), true, false, false, true, false, Optional.of("production/main"), world.time.instant());
        assertThat(world.engine().refusal(idle, "sandbox/PR-1", true))
                .hasValueSatisfying(text -> assertThat(text).contains("only production may use it"));
        assertThat(world.engine().refusal(used, "production/main", true)).isEmpty();
        assertThat(world.engine().refusal(used, "production/other", true))
                .hasValueSatisfying(text -> assertThat(text).contains("had its one build"));
    }

    @Test
    void agentsOfATemplateThatIsGoneServeTheJobThatTheyWereStartedForAndNoOther() {
        AgentTemplate deploy = Fleets.template("deploy", UseRules.usual().withFolders("production"), "deploy");
        World world = world(deploy);
        world.jenkins.enqueue("production/main", "deploy", MINUTE);
        world.time.seconds(25);
        Nodes.View busy = world.jenkins.ours().get(0);
        Nodes.View idle =
                new Nodes.View(busy.agent(), true, false, false, false, false, Optional.empty(), world.time.instant());
        world.engine().configure(new Fleet("jenkins", List.of()));
        assertThat(world.engine().refusal(idle, "production/main", false)).isEmpty();
        assertThat(world.engine().refusal(idle, "sandbox/main", false))
                .contains("the template of agent deploy-x0 is gone, so that it takes no more builds");
    }

    @Test
    void anAgentThatIsGoneIsRememberedForItsBuildThatEnds() {
        World world = world(Fleets.template("build", "build"));
        assertThat(world.engine().seen("build-x0")).isEmpty();
        world.builds(1, "build", MINUTE);
        world.time.seconds(200);
        assertThat(world.engine().status().agents()).isEmpty();
        assertThat(world.engine().seen("build-x0"))
                .hasValueSatisfying(row -> assertThat(row.job()).contains("job-0"));
    }

    @Test
    void anAgentThatSomebodyTookOfflineIsReplacedAndEnds() {
        World world = world(Fleets.template("build", "build"));
        world.builds(1, "build", MINUTE);
        world.time.seconds(2);
        world.jenkins.abort("job-0");
        world.time.seconds(25);
        assertThat(states(world)).containsExactly(EngineStatus.State.IDLE);
        world.jenkins.suspended.add("build-x0");
        world.jenkins.tellOf("build-x0");
        world.builds(1, "build", MINUTE);
        world.time.seconds(200);
        assertThat(world.jenkins.buildsOn).containsOnlyKeys("build-x1");
        assertThat(world.jenkins.done).hasSize(1);
        assertThat(states(world)).containsExactly(EngineStatus.State.OFFLINE);
        world.time.pass(Duration.ofMinutes(11));
        assertThat(world.jenkins.names()).isEmpty();
        assertThat(world.ecs.running()).isEmpty();
        assertThat(world.ecs.tasks).hasSize(2);
    }

    private static List<EngineStatus.State> states(World world) {
        return world.engine().status().agents().stream()
                .map(EngineStatus.Row::state)
                .toList();
    }

    @Test
    void anAgentThatSomebodyTookOfflineWhileItStartsIsReplacedAtOnce() {
        World world = world(Fleets.template("build", "build"));
        world.builds(1, "build", MINUTE);
        world.time.seconds(3);
        world.jenkins.suspended.add("build-x0");
        world.jenkins.tellOf("build-x0");
        world.time.seconds(2);
        assertThat(world.ecs.tasks).hasSize(2);
        world.time.seconds(200);
        assertThat(world.jenkins.done).hasSize(1);
        assertThat(world.jenkins.buildsOn).containsOnlyKeys("build-x1");
        world.time.pass(Duration.ofMinutes(11));
        assertThat(world.ecs.running()).isEmpty();
    }

    @Test
    void anAgentKeptForAJobRefusesOthers() {
        World world = world(Fleets.template("build", UseRules.usual().withReuse(), "build"));
        world.jenkins.enqueue("one", "build", MINUTE);
        world.time.seconds(100);
        Nodes.View kept = world.jenkins.ours().get(0);
        assertThat(kept.busy()).isFalse();
        assertThat(world.engine().refusal(kept, "one", false)).isEmpty();
        assertThat(world.engine().refusal(kept, "other", false))
                .contains("agent build-x0 is kept for builds of one, and takes no others");
    }

    @Test
    void withoutCloudsAgentsEndAndNoneAreStarted() {
        World world = usual();
        world.builds(2, "build", Duration.ofMinutes(5));
        world.time.seconds(60);
        world.engine().configure(new Fleet("jenkins", List.of()));
        world.builds(1, "build", MINUTE);
        world.time.seconds(60);
        world.kill();
        world.restart(new Fleet("jenkins", List.of()));
        world.time.seconds(600);
        assertThat(world.jenkins.done).hasSize(2);
        assertThat(world.ecs.tasks).hasSize(2);
        assertThat(world.ecs.running()).isEmpty();
    }

    @Test
    void anEngineThatIsStoppedStartsNothing() {
        World world = usual();
        world.engine().stop();
        world.builds(3, "build", MINUTE);
        world.time.seconds(60);
        assertThat(world.ecs.tasks).isEmpty();
    }
}
