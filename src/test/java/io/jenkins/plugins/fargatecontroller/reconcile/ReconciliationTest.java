// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import io.jenkins.plugins.fargatecontroller.state.Ownership;
import io.jenkins.plugins.fargatecontroller.status.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One comparison, and what follows from it. */
class ReconciliationTest {

    private static final Ownership OURS = Ownership.NONE.withAdministrator("ecsuser");

    private final FakeJenkins jenkins = new FakeJenkins();
    private final List<String> asked = new ArrayList<>();
    private Fact<Password> password = Fact.found(new Password(World.PASSWORD), Origin.parameterStore("jenkins-pwd"));

    @Test
    void jenkinsBecomesAsPlannedAndNothingIsPending() {
        jenkins.close("ecsuser");
        Reconciliation.Result result = run("", OURS, Scope.USUAL);
        assertThat(result.failed()).isFalse();
        assertThat(result.pending()).isEmpty();
        assertThat(result.changes())
                .extracting(Change::toString)
                .startsWith("add cloud fargate-cloud")
                .endsWith("set user ecsuser");
        assertThat(result.record().administrator()).contains("ecsuser");
        assertThat(jenkins.users).containsEntry("ecsuser", World.PASSWORD);
        assertThat(jenkins.clouds.guards).isEqualTo(1);
        assertThat(asked).containsExactly("jenkins-pwd in eu-central-1");
    }

    @ParameterizedTest
    @CsvSource({"auto, true, true", "auto, false, false", "amazon-ecs, true, true", "fargate, true, false"})
    void theEngineRunsTheCloudsOrHelpsAmazonEcs(String engine, boolean installed, boolean amazonEcs) {
        jenkins.close("ecsuser");
        jenkins.amazonEcs = installed;
        run("engine: " + engine, OURS, Scope.USUAL);
        assertThat(jenkins.fleet.clouds()).hasSize(amazonEcs ? 0 : 2);
        assertThat(jenkins.helped.clouds()).hasSize(amazonEcs ? 2 : 0);
        assertThat(jenkins.clouds.clouds).hasSize(amazonEcs ? 2 : 0);
    }

    @ParameterizedTest
    @CsvSource({"restore, false, true", "keep, false, false", "keep, true, true"})
    void driftIsChangedBackAsConfiguredOrWhenAPersonAsks(String drift, boolean all, boolean changes) {
        jenkins.close("ecsuser");
        Ownership record = run("", OURS, Scope.USUAL).record();
        jenkins.clouds.cloud("fargate-cloud").retentionTimeout = 99;
        Reconciliation reconciliation = reconciliation("drift: " + drift);
        assertThat(reconciliation.diff(record, all ? Scope.ALL : Scope.USUAL).changes())
                .hasSize(changes ? 1 : 0);
        assertThat(run("drift: keep", record, Scope.USUAL).pending())
                .as("kept drift is pending")
                .extracting(Change::toString)
                .containsExactly("change cloud fargate-cloud");
    }

    @Test
    void whoeverConfiguredTheSecurityKeepsIt() {
        jenkins.close("alice");
        Reconciliation.Result result = run("", OURS, Scope.USUAL);
        assertThat(result.record().administrator()).isEmpty();
        assertThat(jenkins.users).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void anotherAdministratorTakesTheOnesPlace() {
        jenkins.close("ecsuser");
        Reconciliation.Result result = run("adminUser: jane", OURS, Scope.USUAL);
        assertThat(jenkins.strategy).isEqualTo("only jane");
        assertThat(result.record().administrator()).contains("jane");
    }

    @Test
    void whileAwsDoesNotAnswerNobodyIsAskedForThePassword() {
        jenkins.close("ecsuser");
        Reconciliation.Result result = run("", OURS, Scope.WITHOUT_AWS);
        assertThat(asked).isEmpty();
        assertThat(result.record().administrator()).contains("ecsuser");
        assertThat(result.waiting()).isFalse();
    }

    @Test
    void withoutAPasswordTheRunFailsAndWaits() {
        jenkins.close("ecsuser");
        password = Fact.none("there is no such parameter", "make it");
        Reconciliation.Result result = run("", OURS, Scope.USUAL);
        assertThat(result.failed()).isTrue();
        assertThat(result.waiting()).isTrue();
        assertThat(result.pending()).isEmpty();
    }

    @Test
    void anOpenAuthorizationIsAWarning() {
        jenkins.realm = "local";
        Reconciliation.Result result = run("", Ownership.NONE, Scope.USUAL);
        assertThat(result.failed()).isFalse();
        assertThat(result.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "WARNING authorizationStrategy: anybody may do anything in this Jenkins. Choose another"
                                + " authorization under Manage Jenkins, Security.");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 'disabled in Jenkins, so no agent can connect'",
        "0, 'a random one in Jenkins, so agents may not reach it'"
    })
    void aPortForAgentsThatSomebodySwitchedOffStaysAndIsAWarning(String port, String flaw) {
        jenkins.close("ecsuser");
        Ownership record = run("", OURS, Scope.USUAL).record();
        assertThat(run("", record, Scope.USUAL).problems()).isEmpty();
        jenkins.basics.put(JenkinsSetting.AGENT_PORT, port);
        Reconciliation.Result result = run("", record, Scope.USUAL);
        assertThat(jenkins.basics).containsEntry(JenkinsSetting.AGENT_PORT, port);
        assertThat(result.problems())
                .extracting(Problem::toString)
                .containsExactly("WARNING agentPort: the TCP port for inbound agents is " + flaw
                        + ". Set it to 50000 under Manage Jenkins, Security; or with slaveAgentPort, if that is in the"
                        + " YAML of Configuration as Code.");
    }

    @Test
    void whatFailsTakesNothingElseWithIt() {
        jenkins.close("ecsuser");
        jenkins.clouds.diskFull = true;
        jenkins.readOnly = true;
        jenkins.amazonEcs = false;
        Reconciliation.Result result = run("", OURS, Scope.USUAL);
        assertThat(result.problems())
                .extracting(problem -> problem.place().field())
                .contains("engine", "rootUrl", "executors", "agentPort", "sampleJobs", "adminParameter");
        assertThat(result.pending())
                .extracting(Change::target)
                .contains("Jenkins URL", "number of executors", "job Simple job critical task");
        assertThat(result.changes()).isEmpty();
    }

    @Test
    void keysThatAmazonEcsLacksAreSaidWhereItRunsTheAgents() {
        jenkins.close("ecsuser");
        String reuse = "templates: [{name: x, reuse: true}]";
        assertThat(run(reuse, OURS, Scope.USUAL).problems())
                .extracting(problem -> problem.place().field())
                .contains("templates.x.reuse");
        assertThat(run("engine: fargate\n" + reuse, OURS, Scope.USUAL).problems())
                .isEmpty();
    }

    @Test
    void whatIsKnownOfThePasswordIsBetterThanThePlan() {
        Problem planned = problem("");
        Reconciliation.Result result = result(List.of());
        assertThat(result.supersedes(planned)).isTrue();
        assertThat(result.supersedes(problem("o.yaml:1")))
                .as("somebody wrote it")
                .isFalse();
        assertThat(result(List.of(planned)).supersedes(planned))
                .as("it still holds")
                .isFalse();
        assertThat(result.supersedes(
                        Problem.error(Location.of(Subject.of(ControllerKeys.EXECUTORS)), "is wrong", "mend it")))
                .isFalse();
        assertThat(result.with(List.of(planned)).problems()).containsExactly(planned);
        assertThat(result.with(List.of(planned)).waiting()).isTrue();
    }

    private static Problem problem(String where) {
        return Problem.error(new Location(Subject.of(ControllerKeys.ADMIN_PARAMETER), where), "is unknown", "make it");
    }

    private static Reconciliation.Result result(List<Problem> problems) {
        return new Reconciliation.Result(plan(""), Ownership.NONE, List.of(), problems, List.of());
    }

    private Reconciliation.Result run(String overrides, Ownership before, Scope scope) {
        Reconciliation reconciliation = reconciliation(overrides);
        return reconciliation.run(reconciliation.diff(before, scope), before, scope);
    }

    private Reconciliation reconciliation(String overrides) {
        Sources sources = new Sources(
                progress -> {
                    throw new AssertionError("nobody discovers here");
                },
                () -> {
                    throw new AssertionError("nobody reads overrides here");
                },
                parameter -> {
                    asked.add(parameter.name() + " in " + parameter.region().orElse("?"));
                    return password;
                },
                World.CLOCK);
        return new Reconciliation(jenkins, sources, plan(overrides), Optional.of("eu-central-1"));
    }

    private static Plan plan(String overrides) {
        return Planner.plan(Samples.complete(), OverridesReader.read(overrides, "o.yaml"));
    }
}
