// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.demand.Pause;
import io.jenkins.plugins.fargatecontroller.agents.demand.Provisioner;
import io.jenkins.plugins.fargatecontroller.agents.demand.QueuedItem;
import io.jenkins.plugins.fargatecontroller.agents.demand.Situation;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.failure.FailureKind;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.agents.request.Requests;
import io.jenkins.plugins.fargatecontroller.agents.task.TaskRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What amazon-ecs starts, and how it fares. */
class EcsLaunchesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final TemplateId BUILD = new TemplateId("fargate-cloud", "build");
    private static final String ARN = "arn:aws:ecs:eu-central-1:123456789012:task/agents/0123456789abcdef";
    private static final EcsDemand DEMAND = new EcsDemand(
            new Provisioner(new Requests((cpu, memory) -> Optional.empty()), Fleets::matches), Fleets::matches);

    private static EcsLaunches launches() {
        EcsLaunches launches = new EcsLaunches();
        launches.run(Fleets.both());
        return launches;
    }

    private static LaunchLine line(String text, String thrown) {
        return LaunchLine.read(text, thrown).orElseThrow();
    }

    @Test
    void whatAwsSaysOfACallIsReadFromTheExceptionOfTheSdk() {
        LaunchLine.Failed failed = (LaunchLine.Failed) line(
                "[fargate-cloud-build-x7k2p]: Error in provisioning; agent=ECSSlave[x]",
                "The subnet ID 'subnet-0' does not exist (Service: AmazonECS; Status Code: 400; "
                        + "Error Code: InvalidParameterException; Request ID: 9a; Proxy: null)");
        assertThat(failed.node()).isEqualTo("fargate-cloud-build-x7k2p");
        assertThat(failed.failure())
                .isEqualTo(new Failure(FailureKind.REFUSED, "ECS: The subnet ID 'subnet-0' does not exist"));
        assertThat(((LaunchLine.Failed) line(
                                "[n]: Error in provisioning; agent=x",
                                "User: arn:aws:sts::1:assumed-role/c/1 is not authorized to perform:"
                                        + " ecs:RunTask on resource: x (Service: AmazonECS; Status Code: 400;"
                                        + " Error Code: AccessDeniedException; Request ID: 1; Proxy: null)"))
                        .failure()
                        .kind())
                .isEqualTo(FailureKind.DENIED);
        assertThat(((LaunchLine.Failed) line(
                                "[n]: Error in provisioning; agent=x",
                                "Rate exceeded (Service: AmazonECS; Status Code: 400; Error Code:"
                                        + " ThrottlingException; Request ID: 1)"))
                        .failure()
                        .kind())
                .isEqualTo(FailureKind.THROTTLED);
    }

    @Test
    void theReasonOfARefusalIsKept() {
        EcsLaunches launches = launches();
        launches.added("n", Set.of("build", "n"));
        assertThat(launches.line(line("[n]: Failure reason=Capacity is unavailable at this time, arn=null", ""), NOW))
                .isEqualTo(new EcsLaunches.News.None());
        EcsLaunches.News news = launches.line(
                line("[n]: Error in provisioning; agent=x", "Failed to run agent container n"), NOW.plusSeconds(1));
        assertThat(news)
                .isEqualTo(new EcsLaunches.News.Failing(
                        BUILD, new Failure(FailureKind.NO_CAPACITY, "RunTask: Capacity is unavailable at this time")));
    }

    @Test
    void ofATaskThatStoppedEcsIsAsked() {
        EcsLaunches launches = launches();
        launches.added("n", Set.of("build"));
        launches.line(line("[n]: TaskArn: " + ARN, ""), NOW);
        EcsLaunches.News news = launches.line(
                line("[n]: Error in provisioning; agent=x", "Task stopped before coming online. TaskARN: " + ARN), NOW);
        assertThat(news).isInstanceOfSatisfying(EcsLaunches.News.Ask.class, ask -> {
            assertThat(ask.task()).isEqualTo(new TaskRef(Fleets.ON_DEMAND, ARN));
            assertThat(ask.otherwise().text()).startsWith("Task stopped before coming online");
        });
        Failure missing = new Failure(FailureKind.IMAGE_MISSING, "CannotPullContainerError: not found");
        assertThat(launches.failed("n", missing, NOW)).isEqualTo(new EcsLaunches.News.Failing(BUILD, missing));
        assertThat(launches.failing()).singleElement().satisfies(failing -> {
            assertThat(failing.text())
                    .isEqualTo("its agents do not start: CannotPullContainerError: not found; tried once");
            assertThat(failing.remedy()).isEqualTo(FailureKind.IMAGE_MISSING.remedy());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ECS: Launching agent", "[n]: Task started, waiting for agent to become online", "", "[n] x"})
    void otherLinesTellNothing(String text) {
        assertThat(LaunchLine.read(text, "")).isEmpty();
    }

    /** The 38 calls in 75 seconds of a template with a subnet that is not there. */
    @Test
    void aTemplateThatFailsIsToldOnceAndTriedMoreAndMoreRarely() {
        EcsLaunches launches = launches();
        QueuedItem item = new QueuedItem(1, "job", Optional.of("build"), Optional.empty(), true, NOW);
        List<EcsLaunches.News> told = new ArrayList<>();
        int tries = 0;
        for (int second = 0; second < 600; second++) {
            Instant now = NOW.plusSeconds(second);
            EcsDemand.Answer answer = DEMAND.answer("build", situation(launches, List.of(item), List.of(), now));
            for (int i = 0; i < answer.agents().getOrDefault(BUILD, 0); i++) {
                String node = "n" + tries++;
                launches.added(node, Set.of("build"));
                told.add(launches.line(line("[" + node + "]: Error in provisioning; agent=x", "no such subnet"), now));
            }
        }
        assertThat(tries).isEqualTo(5);
        assertThat(told).filteredOn(EcsLaunches.News.Failing.class::isInstance).hasSize(1);
        assertThat(DEMAND.pause("build", launches, launches.paused(NOW.plusSeconds(599)))
                        .map(Pause::text)
                        .orElseThrow())
                .startsWith("template build: no such subnet; tried 5 times, next try in ");
        assertThat(DEMAND.pause("build || build-spot", launches, launches.paused(NOW.plusSeconds(599))))
                .isEmpty();
        launches.added("late", Set.of("build"));
        launches.connected("late");
        assertThat(launches.failing()).isEmpty();
    }

    @Test
    void aTemplateThatSomebodyMendedIsTriedAtOnce() {
        EcsLaunches launches = launches();
        launches.added("n", Set.of("build"));
        launches.line(line("[n]: Error in provisioning; agent=x", "no such subnet"), NOW);
        launches.run(Fleets.both());
        assertThat(launches.paused(NOW)).containsOnlyKeys(BUILD);
        launches.run(Fleets.of(Fleets.template("build", UseRules.usual().withMaxAgents(3), "build")));
        assertThat(launches.paused(NOW)).isEmpty();
    }

    @Test
    void templatesThatPipelinesMakeForThemselvesAreLeftAlone() {
        EcsLaunches launches = launches();
        launches.added("n", Set.of("job-1-x7k2p", "n"));
        assertThat(launches.line(line("[n]: Error in provisioning; agent=x", "no such subnet"), NOW))
                .isEqualTo(new EcsLaunches.News.None());
        assertThat(launches.failing()).isEmpty();
    }

    @Test
    void nodesThatStartCountAndSoDoIdleOnesAndThoseThatAreTakenForLimitsAlone() {
        EcsLaunches launches = new EcsLaunches();
        launches.run(Fleets.limited(4, Fleets.template("build", "build")));
        List<QueuedItem> items = List.of(waiting(1), waiting(2), waiting(3), waiting(4), waiting(5));
        List<EcsDemand.Node> nodes = List.of(
                new EcsDemand.Node("starting", Set.of("build", "starting"), true),
                new EcsDemand.Node("ready", Set.of("build", "ready"), false),
                new EcsDemand.Node("other", Set.of("other"), true));
        Situation situation = new Situation(
                launches.fleet(),
                items,
                EcsDemand.slots(nodes, launches),
                List.of(Set.of(1L, 2L, 3L, 4L, 5L)),
                Map.of(),
                NOW);
        EcsDemand.Answer answer = DEMAND.answer("build", situation);
        assertThat(answer.agents()).isEqualTo(Map.of(BUILD, 2));
        assertThat(answer.enough()).isFalse();
        assertThat(DEMAND.answer("other", situation).agents()).isEmpty();
    }

    /** One build after the other, in bursts, with starts that take a while and lookers that come at any time. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aHundredBuildsStartAHundredAgents(long seed) {
        Random random = new Random(seed);
        EcsLaunches launches = launches();
        List<QueuedItem> waiting = new ArrayList<>();
        List<String> starting = new ArrayList<>();
        Set<String> ready = new HashSet<>();
        int queued = 0;
        int started = 0;
        while (queued < 100 || !waiting.isEmpty()) {
            if (queued < 100 && random.nextInt(3) == 0) {
                for (int burst = 1 + random.nextInt(5); burst > 0 && queued < 100; burst--) {
                    waiting.add(waiting(queued++));
                }
            }
            List<EcsDemand.Node> nodes = starting.stream()
                    .map(name -> new EcsDemand.Node(name, Set.of("build"), true))
                    .toList();
            List<Set<Long>> idle = ready.stream()
                    .map(name -> Set.copyOf(waiting.stream().map(QueuedItem::id).toList()))
                    .toList();
            Situation now =
                    new Situation(launches.fleet(), waiting, EcsDemand.slots(nodes, launches), idle, Map.of(), NOW);
            int more = DEMAND.answer("build", now).agents().getOrDefault(BUILD, 0);
            for (int i = 0; i < more; i++) {
                starting.add("n" + started++);
            }
            if (!starting.isEmpty() && random.nextBoolean()) {
                ready.add(starting.remove(random.nextInt(starting.size())));
            }
            if (!ready.isEmpty() && !waiting.isEmpty() && random.nextBoolean()) {
                ready.remove(ready.iterator().next());
                waiting.remove(0);
            }
        }
        assertThat(started).isEqualTo(100);
    }

    private static QueuedItem waiting(long id) {
        return new QueuedItem(id, "job", Optional.of("build"), Optional.empty(), true, NOW);
    }

    private static Situation situation(
            EcsLaunches launches, List<QueuedItem> items, List<EcsDemand.Node> nodes, Instant now) {
        Fleet fleet = launches.fleet();
        return new Situation(fleet, items, EcsDemand.slots(nodes, launches), List.of(), launches.paused(now), now);
    }
}
