// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.environment.PasswordParameter;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import io.jenkins.plugins.fargatecontroller.state.Ownership;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import io.jenkins.plugins.fargatecontroller.status.RunProblems;
import io.jenkins.plugins.fargatecontroller.status.Target;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that the administrator can log in, and nobody else unless somebody else said so. A security realm or an
 * authorization strategy that somebody configured is left alone.
 */
final class Administrator {

    private static final Subject PASSWORD = Subject.of(ControllerKeys.ADMIN_PARAMETER);

    private final JenkinsPort.Access access;
    private final PasswordSource passwords;

    Administrator(JenkinsPort.Access access, PasswordSource passwords) {
        this.access = access;
        this.passwords = passwords;
    }

    /** Whether a problem is that of the administrator's password. */
    static boolean ofPassword(Problem problem) {
        return problem.place().subject().equals(PASSWORD);
    }

    /** What was done, and what could not be. */
    record Ensured(List<Change> changes, List<Problem> problems) {
        static final Ensured NOTHING = new Ensured(List.of(), List.of());

        private static Ensured problem(String message, String remedy) {
            return new Ensured(List.of(), List.of(RunProblems.error(PASSWORD, message, remedy)));
        }
    }

    static String user(Plan plan) {
        return plan.controller().get(ControllerKeys.ADMIN_USER);
    }

    /** Whether two plans have the same administrator, with the password of the same parameter. */
    static boolean same(Plan one, Plan other) {
        return user(one).equals(user(other))
                && one.controller()
                        .get(ControllerKeys.ADMIN_PARAMETER)
                        .equals(other.controller().get(ControllerKeys.ADMIN_PARAMETER));
    }

    /** The user where nothing is planned. */
    static String usualUser() {
        return Settings.NONE.get(ControllerKeys.ADMIN_USER);
    }

    /**
     * Whether the administrator is ours to look after: we made the user, and it still is an administrator. Once it is
     * not, somebody has configured the security of this Jenkins.
     */
    static boolean ours(JenkinsPort.Access access, Ownership record) {
        return record.administrator()
                .filter(user -> access.open() || access.administers(user))
                .isPresent();
    }

    /**
     * Closes a Jenkins that is open. The user gets a password that nobody knows until there is a better one: as long as
     * Jenkins's own user database has no user at all, Jenkins lets whoever comes first become its administrator.
     */
    void close(String user) throws IOException {
        takePlace(user);
        access.close(user);
    }

    /** Sees to it that the user exists, as soon as it can be told. */
    void takePlace(String user) throws IOException {
        if (access.usersLoaded() && !access.knows(user)) {
            access.setPassword(user, UnknownPassword.make());
        }
    }

    /** The problem that the user could not be saved. */
    static Problem unsaved(String user, Throwable failure) {
        return RunProblems.unsaved(PASSWORD, "the user '%s'".formatted(user), failure);
    }

    /** Follows a change of the configured user. */
    void follow(Ownership record, String user) {
        record.administrator()
                .filter(before -> !before.equals(user))
                .ifPresent(before -> access.replaceAdministrator(before, user));
    }

    /** Gives the user the password of the parameter store, unless the user has it already. */
    Ensured ensure(String user, PasswordParameter parameter) {
        Fact<Password> answer = passwords.read(parameter);
        try {
            return set(user, parameter.name(), answer);
        } catch (IOException | CannotStore e) {
            return new Ensured(List.of(), List.of(unsaved(user, e)));
        }
    }

    private Ensured set(String user, String parameter, Fact<Password> answer) throws IOException {
        Optional<Fact.Absent<Password>> absence = answer.absence();
        if (absence.isPresent()) {
            takePlace(user);
            return Ensured.problem(
                    "the password of '%s' could not be read, so only one that was read before works: %s"
                            .formatted(user, absence.get().reason()),
                    absence.get().remedy());
        }
        return set(user, parameter, answer.optional().orElseThrow());
    }

    private Ensured set(String user, String parameter, Password password) throws IOException {
        Optional<String> flaw = password.flaw();
        if (flaw.isPresent()) {
            takePlace(user);
            return Ensured.problem(
                    "the password in the parameter '%s' cannot be used: %s".formatted(parameter, flaw.get()),
                    "Store another one; it is applied within a minute");
        }
        if (access.accepts(user, password)) {
            return Ensured.NOTHING;
        }
        access.setPassword(user, password);
        Difference hidden = new Difference("password", "", "that of the parameter " + parameter);
        return new Ensured(List.of(new Change(Change.Action.SET, Target.user(user), List.of(hidden))), List.of());
    }
}
