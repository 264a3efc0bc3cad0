// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.mapping.EngineChoice;
import io.jenkins.plugins.fargatecontroller.agents.mapping.FleetMapping;
import io.jenkins.plugins.fargatecontroller.amazonecs.UnsupportedKeys;
import io.jenkins.plugins.fargatecontroller.environment.PasswordParameter;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.overrides.UseKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import io.jenkins.plugins.fargatecontroller.state.Ownership;
import io.jenkins.plugins.fargatecontroller.state.PlanRecord;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.RunPart;
import io.jenkins.plugins.fargatecontroller.status.RunProblems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One comparison of Jenkins with one plan, and what follows from it.
 *
 * @param region that of the task, if it is known
 */
record Reconciliation(JenkinsPort jenkins, Sources sources, Plan plan, Optional<String> region) {

    private static final Optional<Fleet> NOTHING = Optional.empty();

    /**
     * What came of it.
     *
     * @param record what is ours now
     * @param changes those that were made
     * @param pending how Jenkins still differs from the plan
     */
    record Result(Plan plan, Ownership record, List<Change> changes, List<Problem> problems, List<Change> pending) {

        Result with(List<Problem> more) {
            return new Result(plan, record, changes, both(problems, more), pending);
        }

        /** The same, with what made the plan as it is. */
        Result explained(PlanRecord told) {
            return new Result(plan, record, told.explain(changes), problems, told.explain(pending));
        }

        boolean failed() {
            return problems.stream().anyMatch(Problem::isError);
        }

        /** Whether the password could not be had. */
        boolean waiting() {
            return problems.stream().anyMatch(Administrator::ofPassword);
        }

        /** Whether a problem of the plan is out of date: whether there is a password is known better here. */
        boolean supersedes(Problem problem) {
            return Administrator.ofPassword(problem) && !problem.place().written() && !problems.contains(problem);
        }
    }

    /** What a run would change. */
    Diff diff(Ownership before, Scope extent) {
        boolean restore = plan.controller().get(ControllerKeys.DRIFT).equals(ControllerKeys.DRIFT_RESTORE);
        return Diff.between(plan, jenkins, before, extent.overDrift(extent.overDrift() || restore));
    }

    /**
     * Puts differences into effect, and looks after what is not in them.
     *
     * @param diff that of the same record and scope
     */
    Result run(Diff diff, Ownership before, Scope extent) {
        Attempts parts = new Attempts();
        parts.attempt(
                NOTHING,
                TemplateKeys.TEMPLATES.field(UseKeys.FOLDERS),
                "the rights to agents could not be put into effect",
                this::guardAgents);
        SyncResult applied = SyncResult.of(diff, jenkins, before);
        parts.attempt(
                NOTHING,
                Subject.of(ControllerKeys.ENGINE),
                "the clouds could not be passed to the agent engine",
                this::runAgents);
        Administration administration = parts.attempt(
                new Administration(Administrator.Ensured.NOTHING, applied.record()),
                Subject.of(ControllerKeys.ADMIN_PARAMETER),
                "the administrator could not be checked",
                () -> administration(applied.record(), extent));
        List<Change> pending = parts.attempt(
                List.of(),
                RunPart.RECONCILE,
                "the pending changes could not be determined",
                () -> Diff.between(plan, jenkins, administration.record(), extent.overDrift(true))
                        .changes());
        List<Problem> open =
                parts.attempt(List.of(), RunPart.AUTHORIZATION, "the permissions could not be looked up", this::open);
        List<Problem> successor = parts.attempt(
                List.of(),
                RunPart.AUTHORIZATION,
                "the permissions of the administrator could not be looked up",
                () -> successor(administration.record()));
        List<Problem> overruled = parts.attempt(
                List.of(),
                RunPart.RECONCILE,
                "the settings of Jenkins could not be looked up",
                () -> overruled(administration.record()));
        List<Problem> port = parts.attempt(
                List.of(),
                Subject.of(ControllerKeys.AGENT_PORT),
                "the TCP port for inbound agents could not be looked up",
                this::agentPort);
        return new Result(
                plan,
                administration.record(),
                both(applied.changes(), administration.result().changes()),
                both(
                        both(applied.problems(), administration.result().problems()),
                        both(
                                both(parts.problems(), both(both(open, overruled), both(successor, port))),
                                unsupported())),
                pending);
    }

    private List<Problem> unsupported() {
        return EngineChoice.of(plan, jenkins.agents().amazonEcs()) == EngineChoice.AMAZON_ECS
                ? UnsupportedKeys.problems(plan)
                : List.of();
    }

    private Optional<Fleet> guardAgents() {
        jenkins.clouds().guard(plan);
        return NOTHING;
    }

    private Optional<Fleet> runAgents() {
        JenkinsPort.Agents agents = jenkins.agents();
        boolean amazonEcs = EngineChoice.of(plan, agents.amazonEcs()) == EngineChoice.AMAZON_ECS;
        Fleet fleet = amazonEcs ? FleetMapping.none(agents.fleet()) : FleetMapping.of(plan, agents.fleet());
        agents.help(amazonEcs ? FleetMapping.of(plan, agents.helped()) : FleetMapping.none(agents.helped()));
        try {
            agents.run(fleet);
            return Optional.of(fleet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was done for the administrator, and the record afterwards. */
    private record Administration(Administrator.Ensured result, Ownership record) {}

    private Administration administration(Ownership record, Scope extent) {
        boolean ours = Administrator.ours(jenkins.access(), record);
        if (ours && extent.asksForPassword()) {
            Administrator.Ensured ensured = administrator(record);
            String user = Administrator.user(plan);
            return new Administration(
                    ensured, jenkins.access().administers(user) ? record.withAdministrator(user) : record);
        }
        return new Administration(Administrator.Ensured.NOTHING, ours ? record : record.withoutAdministrator());
    }

    private Administrator.Ensured administrator(Ownership record) {
        Administrator administrator = new Administrator(jenkins.access(), sources.passwords());
        administrator.follow(record, Administrator.user(plan));
        return administrator.ensure(
                Administrator.user(plan),
                new PasswordParameter(plan.controller().get(ControllerKeys.ADMIN_PARAMETER), region));
    }

    private List<Problem> open() {
        return jenkins.access().unsecured()
                ? List.of(RunProblems.warning(
                        RunPart.AUTHORIZATION,
                        "anybody may do anything in this Jenkins",
                        "Choose another authorization under Manage Jenkins, Security"))
                : List.of();
    }

    /** An authorization that somebody has changed is left alone, and does not know another administrator. */
    private List<Problem> successor(Ownership record) {
        String user = Administrator.user(plan);
        return record
                .administrator()
                .filter(before -> !before.equals(user) && !jenkins.access().administers(user))
                .map(before -> RunProblems.warning(
                        Subject.of(ControllerKeys.ADMIN_USER),
                        "'%s' is not an administrator, since somebody has changed the permissions; '%s' still is one"
                                .formatted(user, before),
                        "Give '%s' the permission Overall/Administer under Manage Jenkins, Security".formatted(user)))
                .stream()
                .toList();
    }

    private List<Problem> overruled(Ownership record) {
        return Stream.of(JenkinsSetting.values())
                .flatMap(setting -> new SettingDiff(setting)
                                .overruled(
                                        plan,
                                        jenkins.basics().get(setting),
                                        record.basics().get(setting))
                                .stream())
                .toList();
    }

    /** Somebody else chose it, so it stays as it is; every agent of the plan connects by it. */
    private List<Problem> agentPort() {
        String flaw =
                switch (jenkins.basics().get(JenkinsSetting.AGENT_PORT)) {
                    case SettingDiff.NO_PORT -> "disabled in Jenkins, so no agent can connect";
                    case SettingDiff.RANDOM_PORT -> "a random one in Jenkins, so agents may not reach it";
                    default -> "";
                };
        return flaw.isEmpty() || plan.clouds().isEmpty()
                ? List.of()
                : List.of(RunProblems.warning(
                        Subject.of(ControllerKeys.AGENT_PORT),
                        "the TCP port for inbound agents is " + flaw,
                        "Set it to %d under Manage Jenkins, Security; or with slaveAgentPort, if that is in the YAML of"
                                        .formatted(plan.controller().get(ControllerKeys.AGENT_PORT))
                                + " Configuration as Code"));
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
