// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.agents.request.AgentRequest;
import io.jenkins.plugins.fargatecontroller.agents.request.Requests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProvisionerTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Provisioner PROVISIONER =
            new Provisioner(new Requests((cpu, memory) -> Optional.empty()), Fleets::matches);

    private static final List<Slot.Phase> PHASES = List.of(Slot.Phase.values());

    private static QueuedItem item(long id, String label) {
        return new QueuedItem(id, "job-" + id, Optional.of(label), Optional.empty(), false, NOW);
    }

    private static Slot slot(String name, AgentTemplate template, Slot.Phase phase) {
        return new Slot(name, template.id(), template.labels(), phase, Optional.empty());
    }

    private static Provisioning decide(Fleet fleet, List<QueuedItem> items, List<Slot> agents) {
        return PROVISIONER.decide(new Situation(fleet, items, agents, List.of(), Map.of(), NOW));
    }

    private static Blockage why(Provisioning decision, long item) {
        return decision.blockage(item).orElseThrow();
    }

    private static List<Long> launched(Provisioning decision) {
        return decision.launches().stream()
                .map(wanted -> wanted.item().map(QueuedItem::id).orElse(-1L))
                .toList();
    }

    @Test
    void oneAgentForEachBuildInTheOrderOfTheQueue() {
        Fleet fleet = Fleets.of(Fleets.template("build", "build"));
        List<QueuedItem> items =
                IntStream.range(0, 100).mapToObj(i -> item(i, "build")).toList();
        assertThat(launched(decide(fleet, items, List.of())))
                .isEqualTo(items.stream().map(QueuedItem::id).toList());
    }

    @Test
    void agentsCountInWhateverStateTheyAre() {
        AgentTemplate build = Fleets.template("build", "build");
        List<Slot> agents = List.of(
                slot("a", build, Slot.Phase.STARTING),
                slot("b", build, Slot.Phase.IDLE),
                slot("c", build, Slot.Phase.TAKEN));
        List<QueuedItem> items = List.of(item(1, "build"), item(2, "build"), item(3, "build"));
        assertThat(launched(decide(Fleets.of(build), items, agents))).hasSize(1);
    }

    @Test
    void twoLabelsOfOneTemplateShareItsAgents() {
        AgentTemplate build = Fleets.template("build", "maven", "gradle");
        List<Slot> agents = List.of(slot("a", build, Slot.Phase.STARTING));
        Provisioning decision =
                decide(Fleets.of(build), List.of(item(1, "gradle"), item(2, "maven && gradle")), agents);
        assertThat(decision.launches()).hasSize(1);
    }

    @Test
    void theFirstBuildDoesNotTakeTheOnlyAgentOfTheSecond() {
        AgentTemplate maven = Fleets.template("maven", "maven");
        AgentTemplate gradle = Fleets.template("gradle", "gradle");
        List<Slot> agents = List.of(slot("m", maven, Slot.Phase.IDLE), slot("g", gradle, Slot.Phase.STARTING));
        Provisioning decision =
                decide(Fleets.of(maven, gradle), List.of(item(1, "maven || gradle"), item(2, "maven")), agents);
        assertThat(decision.launches()).isEmpty();
        assertThat(decision.idle()).isEmpty();
    }

    @Test
    void executorsElsewhereCountOnce() {
        Fleet fleet = Fleets.of(Fleets.template("build", "build"));
        List<QueuedItem> items = List.of(item(1, "build"), item(2, "build"));
        Provisioning decision =
                PROVISIONER.decide(new Situation(fleet, items, List.of(), List.of(Set.of(1L, 2L)), Map.of(), NOW));
        assertThat(decision.launches()).hasSize(1);
    }

    @Test
    void limitsAreExactAcrossLabels() {
        AgentTemplate build = Fleets.template("build", UseRules.usual().withMaxAgents(3), "maven", "gradle");
        AgentTemplate other = Fleets.template("other", "other");
        List<Slot> agents = List.of(slot("a", build, Slot.Phase.TAKEN), slot("b", build, Slot.Phase.TAKEN));
        Provisioning decision = decide(
                Fleets.limited(4, build, other),
                List.of(item(1, "maven"), item(2, "gradle"), item(3, "other"), item(4, "other")),
                agents);
        assertThat(launched(decision)).containsExactly(1L, 3L);
        assertThat(why(decision, 2).text())
                .isEqualTo("template build: all 3 agents that maxAgents allows are in use; the build starts when one"
                        + " ends");
        assertThat(why(decision, 4).text()).startsWith("cloud fargate-cloud: all 4 agents");
        assertThat(why(decision, 2).fatal()).isFalse();
    }

    @Test
    void aPausedTemplateLetsAnotherServe() {
        AgentTemplate first = Fleets.template("first", "build");
        AgentTemplate second = Fleets.template("second", "build");
        var situation = new Situation(
                Fleets.of(first, second),
                List.of(item(1, "build")),
                List.of(),
                List.of(),
                Map.of(first.id(), Pause.passing("template first: broken")),
                NOW);
        assertThat(PROVISIONER.decide(situation).launches().get(0).template()).isEqualTo(second);
    }

    @Test
    void aPauseIsSaid() {
        AgentTemplate build = Fleets.template("build", "build");
        var situation = new Situation(
                Fleets.of(build),
                List.of(item(1, "build")),
                List.of(),
                List.of(),
                Map.of(build.id(), Pause.passing("template build: broken")),
                NOW);
        Provisioning decision = PROVISIONER.decide(situation);
        assertThat(decision.launches()).isEmpty();
        assertThat(decision.blocked()).containsEntry(1L, new Blockage("template build: broken", false));
    }

    @Test
    void aBuildThatWaitedThroughHopelessTriesIsGivenUpAndALaterOneIsNot() {
        AgentTemplate build = Fleets.template("build", "build");
        AgentTemplate other = Fleets.template("other", "other");
        Pause hopeless = new Pause("template build: image not found", Optional.of(NOW.plusSeconds(1)));
        QueuedItem later = new QueuedItem(2, "job", Optional.of("build"), Optional.empty(), false, NOW.plusSeconds(1));
        QueuedItem served = new QueuedItem(3, "job", Optional.of("build"), Optional.empty(), true, NOW);
        QueuedItem either = item(4, "build || other");
        Provisioning decision = PROVISIONER.decide(new Situation(
                Fleets.of(build, other),
                List.of(item(1, "build"), later, served, either),
                List.of(),
                List.of(),
                Map.of(build.id(), hopeless, other.id(), Pause.passing("template other: throttled")),
                NOW));
        assertThat(decision.blocked().keySet()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
        assertThat(decision.blocked().keySet().stream()
                        .filter(id -> why(decision, id).fatal()))
                .containsExactly(1L);
    }

    @Test
    void withoutCloudsNobodyIsHeldBack() {
        Provisioning decision = decide(new Fleet("jenkins", List.of()), List.of(item(1, "build")), List.of());
        assertThat(decision.blocked()).isEmpty();
        assertThat(decision.launches()).isEmpty();
    }

    @Test
    void aLabelThatNobodyHasIsFatalUnlessOthersMayServeIt() {
        Fleet fleet = Fleets.of(Fleets.template("build", "build"));
        QueuedItem served = new QueuedItem(2, "job", Optional.of("windows"), Optional.empty(), true, NOW);
        Provisioning decision = decide(fleet, List.of(item(1, "macos"), served), List.of());
        assertThat(why(decision, 1))
                .isEqualTo(new Blockage(
                        "no template has the label macos; correct the job's label, or add it to a template", true));
        assertThat(why(decision, 2).fatal()).isFalse();
    }

    @Test
    void aBuildWithoutLabelIsServedByADefaultOnly() {
        QueuedItem any = new QueuedItem(1, "job", Optional.empty(), Optional.empty(), false, NOW);
        AgentTemplate build = Fleets.template("build", "build");
        AgentTemplate usual = Fleets.template("usual", UseRules.usual().withServes(), "usual");
        assertThat(why(decide(Fleets.of(build), List.of(any), List.of()), 1).text())
                .contains("default: true");
        assertThat(decide(Fleets.of(build, usual), List.of(any), List.of())
                        .launches()
                        .get(0)
                        .template())
                .isEqualTo(usual);
        List<Slot> starting = List.of(slot("u", usual, Slot.Phase.STARTING), slot("b", build, Slot.Phase.IDLE));
        assertThat(decide(Fleets.of(build, usual), List.of(any, any), starting).launches())
                .hasSize(1);
    }

    @Test
    void aJobOutsideTheFoldersGetsNothingHoweverItAsks() {
        AgentTemplate deploy = Fleets.template("deploy", UseRules.usual().withFolders("production"), "deploy");
        Slot idle = slot("d", deploy, Slot.Phase.IDLE);
        AgentRequest request = new AgentRequest("request-1", "deploy", Map.of());
        List<QueuedItem> items = List.of(
                new QueuedItem(1, "sandbox/PR-7", Optional.of("deploy"), Optional.empty(), false, NOW),
                new QueuedItem(2, "sandbox/PR-7", Optional.of("!maven"), Optional.empty(), false, NOW),
                new QueuedItem(3, "sandbox/PR-7", Optional.of("request-1"), Optional.of(request), false, NOW),
                new QueuedItem(4, "production/main", Optional.of("deploy"), Optional.empty(), false, NOW));
        Provisioning decision = decide(Fleets.of(deploy), items, List.of(idle));
        assertThat(decision.launches()).isEmpty();
        assertThat(decision.blocked()).containsOnlyKeys(1L, 2L, 3L);
        assertThat(why(decision, 1))
                .isEqualTo(new Blockage(
                        "template deploy: only production may use it, and the job sandbox/PR-7 is not there; "
                                + "move the job, or add it to the template's folders",
                        true));
    }

    @Test
    void aRequestGetsAnAgentOfItsOwn() {
        AgentTemplate build = Fleets.template("build", "build");
        AgentRequest request = new AgentRequest("request-1", "build", Map.of("cpu", "2048", "memory", "4096"));
        QueuedItem wanted = new QueuedItem(1, "job", Optional.of("request-1"), Optional.of(request), false, NOW);
        Fleet fleet = Fleets.limited(5, build);
        Provisioning first = decide(fleet, List.of(wanted), List.of(slot("idle", build, Slot.Phase.IDLE)));
        AgentTemplate made = first.launches().get(0).template();
        assertThat(made.shape().cpu()).isEqualTo(2048);
        assertThat(made.labels()).containsExactly("request-1");
        assertThat(first.idle()).containsExactly("idle");
        Slot own = new Slot("own", build.id(), made.labels(), Slot.Phase.STARTING, Optional.empty());
        assertThat(decide(fleet, List.of(wanted), List.of(own)).launches()).isEmpty();
    }

    @Test
    void aRefusedRequestNamesTheField() {
        AgentRequest request = new AgentRequest("request-1", "build", Map.of("cpu", "2048"));
        QueuedItem wanted = new QueuedItem(1, "job", Optional.of("request-1"), Optional.of(request), false, NOW);
        Blockage why = why(decide(Fleets.of(Fleets.template("build", "build")), List.of(wanted), List.of()), 1);
        assertThat(why.text()).startsWith("fargate: cpu: pipelines may not set it in the cloud fargate-cloud");
        assertThat(why.fatal()).isTrue();
    }

    @Test
    void anAgentKeptForAJobIsThatJobsAlone() {
        AgentTemplate build = Fleets.template("build", UseRules.usual().withReuse(), "build");
        Slot kept = new Slot("k", build.id(), build.labels(), Slot.Phase.IDLE, Optional.of("job-2"));
        Provisioning decision = decide(Fleets.of(build), List.of(item(1, "build"), item(2, "build")), List.of(kept));
        assertThat(launched(decision)).containsExactly(1L);
    }

    @Test
    void spareAgentsAreStartedBeyondDemandAndKept() {
        AgentTemplate build = Fleets.template("build", Fleets.spare(2), "build");
        List<Slot> agents = List.of(slot("a", build, Slot.Phase.IDLE), slot("b", build, Slot.Phase.STARTING));
        Provisioning quiet = decide(Fleets.of(build), List.of(), agents);
        assertThat(quiet.launches()).isEmpty();
        assertThat(quiet.idle()).isEmpty();
        Provisioning busy = decide(Fleets.of(build), List.of(item(1, "build")), agents);
        assertThat(launched(busy)).containsExactly(-1L);
    }

    @Test
    void spareAgentsKeepToTheLimit() {
        AgentTemplate build = Fleets.template("build", Fleets.spare(5).withMaxAgents(3), "build");
        assertThat(decide(Fleets.of(build), List.of(item(1, "build")), List.of())
                        .launches())
                .hasSize(3);
    }

    @Test
    void agentsThatNobodyWaitsForAreNamed() {
        AgentTemplate build = Fleets.template("build", "build");
        List<Slot> agents = List.of(slot("a", build, Slot.Phase.STARTING), slot("b", build, Slot.Phase.TAKEN));
        assertThat(decide(Fleets.of(build), List.of(), agents).idle()).containsExactly("a");
    }

    static Stream<Long> seeds() {
        return LongStreams.upTo(200);
    }

    /** Whatever the situation: no surplus, no limit exceeded, no build without an agent or a reason. */
    @ParameterizedTest
    @MethodSource("seeds")
    void invariantsHold(long seed) {
        Random random = new Random(seed);
        List<AgentTemplate> templates = IntStream.range(0, 4)
                .mapToObj(i -> Fleets.template("t" + i, rules(random), "l" + random.nextInt(3), "m" + i))
                .toList();
        int most = random.nextInt(8);
        Fleet fleet = Fleets.limited(most, templates.toArray(AgentTemplate[]::new));
        List<Slot> agents = new ArrayList<>();
        for (int i = 0; i < random.nextInt(most + 1); i++) {
            AgentTemplate template = templates.get(random.nextInt(templates.size()));
            agents.add(slot("a" + i, template, PHASES.get(random.nextInt(PHASES.size()))));
        }
        List<QueuedItem> items = IntStream.range(0, random.nextInt(10))
                .mapToObj(i -> item(i, random.nextBoolean() ? "l" + random.nextInt(4) : "m" + random.nextInt(5)))
                .toList();
        Provisioning decision = decide(fleet, items, agents);

        Set<Long> started = new HashSet<>(launched(decision));
        assertThat(started).hasSameSizeAs(decision.launches());
        assertThat(decision.launches().size() + agents.size()).isLessThanOrEqualTo(Math.max(most, agents.size()));
        started.forEach(id -> assertThat(decision.blockage(id)).isEmpty());
        int free = (int) agents.stream()
                .filter(agent -> agent.phase() != Slot.Phase.TAKEN)
                .count();
        int served = items.size() - started.size() - decision.blocked().size();
        assertThat(served).isEqualTo(free - decision.idle().size());
        for (AgentTemplate template : templates) {
            long count = count(template.id(), decision, agents);
            long before = agents.stream()
                    .filter(agent -> agent.template().equals(template.id()))
                    .count();
            assertThat(count)
                    .isLessThanOrEqualTo(
                            Math.max(before, template.rules().maxAgents().orElse(99)));
        }
        for (Wanted wanted : decision.launches()) {
            String label = wanted.item().orElseThrow().label().orElseThrow();
            assertThat(wanted.template().labels()).contains(label);
        }
    }

    private static UseRules rules(Random random) {
        return random.nextBoolean() ? UseRules.usual() : UseRules.usual().withMaxAgents(random.nextInt(4));
    }

    private static long count(TemplateId template, Provisioning decision, List<Slot> agents) {
        return agents.stream()
                        .filter(agent -> agent.template().equals(template))
                        .count()
                + decision.launches().stream()
                        .filter(wanted -> wanted.template().id().equals(template))
                        .count();
    }
}
