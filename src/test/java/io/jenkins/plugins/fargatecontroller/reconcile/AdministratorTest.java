// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static io.jenkins.plugins.fargatecontroller.reconcile.World.again;
import static io.jenkins.plugins.fargatecontroller.reconcile.World.applied;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.state.StateDirectory;
import io.jenkins.plugins.fargatecontroller.status.Headline;
import io.jenkins.plugins.fargatecontroller.status.Run;
import io.jenkins.plugins.fargatecontroller.status.StatusJson;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who can log in. */
class AdministratorTest {

    private World world;
    private FakeJenkins jenkins;

    @BeforeEach
    void fresh(@TempDir Path folder) {
        world = new World(folder);
        jenkins = world.jenkins;
    }

    @Test
    void anOpenJenkinsIsClosedBeforeAnythingIsKnown() {
        world.start().secure();
        assertThat(jenkins.realm).isEqualTo("local");
        assertThat(jenkins.strategy).isEqualTo("only ecsuser");
        assertThat(jenkins.users.get("ecsuser")).hasSize(44);
        assertThat(world.calls).isEmpty();
    }

    /** From core 2.524 on Jenkins knows none of its users until late in its boot. */
    @Test
    void whoeverIsThereKeepsEverythingThatMadeHim() {
        jenkins.users.put("ecsuser", "kept");
        jenkins.usersLoaded = false;
        Reconciler reconciler = world.start();
        reconciler.secure();
        reconciler.run(Trigger.STARTUP, Scope.BEFORE_JOBS);
        assertThat(jenkins.open()).isFalse();
        assertThat(jenkins.users).containsEntry("ecsuser", "kept");
        jenkins.usersLoaded = true;
        reconciler.usersLoaded();
        assertThat(jenkins.users).containsEntry("ecsuser", "kept");
    }

    @Test
    void theAccountIsMadeOnceTheUsersAreLoadedWhateverAwsSays() {
        jenkins.usersLoaded = false;
        Reconciler reconciler = world.start();
        reconciler.secure();
        assertThat(jenkins.users).isEmpty();
        jenkins.usersLoaded = true;
        reconciler.usersLoaded();
        assertThat(jenkins.users.get("ecsuser")).hasSize(44);
        assertThat(world.calls).isEmpty();
    }

    @Test
    void aRealmOfSomebodyElseGetsNoAccount() {
        jenkins.realm = "ldap";
        Reconciler reconciler = world.start();
        reconciler.secure();
        reconciler.usersLoaded();
        assertThat(jenkins.users).isEmpty();
    }

    @Test
    void noTwoUnknownPasswordsAreTheSame() {
        assertThat(UnknownPassword.make().reveal())
                .isNotEqualTo(UnknownPassword.make().reveal());
        assertThat(UnknownPassword.make().flaw()).isEmpty();
    }

    @Test
    void theAdministratorGetsThePasswordOfTheParameter() {
        Run run = world.settled().status().runs().get(0);
        assertThat(jenkins.users).containsOnly(java.util.Map.entry("ecsuser", World.PASSWORD));
        assertThat(world.calls).containsExactly("discover", "read jenkins-pwd in eu-central-1");
        assertThat(applied(run)).contains("set user ecsuser");
    }

    @Test
    void aRotatedPasswordIsTakenOverAndTheSameOneIsNotSetAgain() {
        Reconciler reconciler = world.settled();
        assertThat(applied(again(reconciler))).isEmpty();
        password("rotated");
        assertThat(applied(again(reconciler))).containsExactly("set user ecsuser");
        assertThat(jenkins.users).containsEntry("ecsuser", "rotated");
    }

    @Test
    void anAccountThatWasDeletedIsMadeAgain() {
        Reconciler reconciler = world.settled();
        jenkins.users.clear();
        again(reconciler);
        assertThat(jenkins.users).containsEntry("ecsuser", World.PASSWORD);
    }

    @Test
    void userAndParameterCanBeConfigured() {
        world.overrides = "{adminUser: boss, adminParameter: /team/password}";
        world.settled();
        assertThat(jenkins.strategy).isEqualTo("only boss");
        assertThat(jenkins.users).containsOnlyKeys("boss");
        assertThat(world.calls).contains("read /team/password in eu-central-1");
    }

    @Test
    void anotherUserTakesThePlaceOfTheFirst() {
        Reconciler reconciler = world.settled();
        world.overrides = "adminUser: boss";
        again(reconciler);
        assertThat(jenkins.strategy).isEqualTo("only boss");
        assertThat(jenkins.users).containsEntry("boss", World.PASSWORD);
    }

    @Test
    void anAuthorizationThatSomebodyChangedSinceStays() {
        Reconciler reconciler = world.settled();
        jenkins.strategy = "matrix with ecsuser and others";
        password("rotated");
        again(reconciler);
        assertThat(jenkins.strategy).isEqualTo("matrix with ecsuser and others");
        assertThat(jenkins.users).containsEntry("ecsuser", "rotated");
        world.overrides = "adminUser: boss";
        again(reconciler);
        assertThat(jenkins.strategy).isEqualTo("matrix with ecsuser and others");
    }

    @Test
    void anotherUserWithoutPermissionIsToldUntilSomebodyGivesIt() {
        Reconciler reconciler = world.settled();
        jenkins.strategy = "matrix with ecsuser and others";
        world.overrides = "adminUser: boss";
        again(reconciler);
        reconciler.run(Trigger.SAVE, Scope.SAVED);
        assertThat(reconciler.status().plan().problems())
                .extracting(Problem::toString)
                .containsExactly("WARNING adminUser: 'boss' is not an administrator, since somebody has changed the"
                        + " permissions; 'ecsuser' still is one. Give 'boss' the permission Overall/Administer under"
                        + " Manage Jenkins, Security.");
        jenkins.strategy = "matrix with ecsuser, boss and others";
        password("rotated");
        again(reconciler);
        assertThat(reconciler.status().plan().problems()).isEmpty();
        assertThat(jenkins.users).containsEntry("boss", "rotated");
    }

    @Test
    void aRealmThatSomebodyConfiguredIsLeftAloneAndThePasswordIsNotRead() {
        jenkins.realm = "ldap";
        jenkins.strategy = "matrix";
        world.password = Fact.none("there is no parameter 'jenkins-pwd'", "create it");
        Reconciler reconciler = world.settled();
        assertThat(jenkins.realm).isEqualTo("ldap");
        assertThat(jenkins.strategy).isEqualTo("matrix");
        assertThat(jenkins.users).isEmpty();
        assertThat(world.calls).containsExactly("discover");
        assertThat(reconciler.status().headline().state()).isEqualTo(Headline.State.IN_SYNC);
    }

    @Test
    void jenkinsOwnDatabaseThatSomebodyElseSetUpIsLeftAlone() {
        jenkins.realm = "local";
        jenkins.strategy = "logged in";
        jenkins.users.put("ecsuser", "mine");
        world.settled();
        assertThat(jenkins.users).containsExactly(java.util.Map.entry("ecsuser", "mine"));
    }

    @Test
    void oneOfTheTwoAloneIsLeftAloneAndTheOpenDoorIsShown() {
        jenkins.realm = "ldap";
        Reconciler reconciler = world.settled();
        assertThat(jenkins.strategy).isEqualTo("unsecured");
        assertThat(messages(reconciler)).contains("anybody may do anything in this Jenkins");
    }

    @Test
    void anAuthorizationWithoutRealmIsLeftAlone() {
        jenkins.strategy = "matrix";
        world.settled();
        assertThat(jenkins.realm).isEqualTo("none");
        assertThat(jenkins.strategy).isEqualTo("matrix");
    }

    @Test
    void aRealmThatReplacesOursIsNotOursAnyMore() {
        Reconciler reconciler = world.settled();
        jenkins.realm = "ldap";
        again(reconciler);
        jenkins.realm = "local";
        jenkins.strategy = "matrix with ecsuser";
        password("rotated");
        again(reconciler);
        assertThat(jenkins.users).containsEntry("ecsuser", World.PASSWORD);
    }

    @Test
    void aUserThatIsNoAdministratorAnyMoreIsNotOursAnyMore() {
        Reconciler reconciler = world.settled();
        jenkins.strategy = "matrix with admin";
        password("rotated");
        world.calls.clear();
        again(reconciler);
        assertThat(jenkins.users).containsEntry("ecsuser", World.PASSWORD);
        assertThat(world.calls).containsExactly("discover");
    }

    @Test
    void securitySwitchedOffIsSwitchedOnAgain() {
        Reconciler reconciler = world.settled();
        jenkins.realm = "none";
        jenkins.strategy = "unsecured";
        reconciler.run(Trigger.SAVE, Scope.USUAL);
        assertThat(jenkins.open()).isFalse();
        assertThat(jenkins.users).containsEntry("ecsuser", World.PASSWORD);
    }

    @Test
    void withoutReadablePasswordNobodyGetsInAndAProblemSaysWhatToDo() {
        world.password = new Fact.Absent<>(
                Fact.Cause.DENIED, "the task role demo may not call ssm:GetParameter", "allow ssm:GetParameter");
        Reconciler reconciler = world.settled();
        assertThat(jenkins.realm).isEqualTo("local");
        assertThat(jenkins.users.get("ecsuser")).hasSize(44);
        assertThat(reconciler.waiting()).isTrue();
        assertThat(reconciler.status().headline().state()).isEqualTo(Headline.State.PROBLEMS);
        assertThat(reconciler.status().plan().problems())
                .filteredOn(Problem::isError)
                .extracting(Problem::toString)
                .containsExactly("ERROR adminParameter: the password of 'ecsuser' could not be read, so only one that"
                        + " was read before works: the task role demo may not call ssm:GetParameter. Allow"
                        + " ssm:GetParameter.");
        password("at last");
        again(reconciler);
        assertThat(jenkins.users).containsEntry("ecsuser", "at last");
        assertThat(reconciler.waiting()).isFalse();
    }

    @Test
    void anUnreadableParameterLeavesTheLastPasswordInPlace() {
        Reconciler reconciler = world.settled();
        world.password = Fact.failed("no answer", "try again");
        again(reconciler);
        assertThat(jenkins.users).containsEntry("ecsuser", World.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void anEmptyPasswordIsRefused(String empty) {
        password(empty);
        assertThat(messages(world.settled()))
                .contains("the password in the parameter 'jenkins-pwd' cannot be used: it is empty");
        assertThat(jenkins.users.get("ecsuser")).hasSize(44);
    }

    @Test
    void bcryptsLimitCountsBytes() {
        password("ä".repeat(36));
        Reconciler reconciler = world.settled();
        assertThat(jenkins.users).containsEntry("ecsuser", "ä".repeat(36));
        password("ä".repeat(36) + "b");
        again(reconciler);
        assertThat(messages(reconciler))
                .contains("the password in the parameter 'jenkins-pwd' cannot be used: it has 73 bytes, and bcrypt"
                        + " takes no more than 72");
        assertThat(jenkins.users).containsEntry("ecsuser", "ä".repeat(36));
    }

    @Test
    void aUserThatCannotBeSavedIsAProblem() {
        Reconciler reconciler = world.settled();
        password("rotated");
        jenkins.readOnly = true;
        again(reconciler);
        assertThat(messages(reconciler)).contains("the user 'ecsuser' could not be saved: Read-only file system");
    }

    @Test
    void aUserThatJenkinsRefusesToWriteIsNoMatterOfTheDisk() {
        Reconciler reconciler = world.settled();
        password("rotated");
        jenkins.refusal = Optional.of(refused());
        again(reconciler);
        assertThat(reconciler.status().plan().problems())
                .extracting(Problem::sentences)
                .contains("The user 'ecsuser' could not be saved: Jenkins refuses it. Update the plugin acme.");
    }

    @Test
    void anOpenJenkinsIsClosedEvenIfTheUserCannotBeSaved() {
        jenkins.readOnly = true;
        world.start().secure();
        assertThat(jenkins.open()).isFalse();
    }

    /** A realm without any user would make an administrator of whoever comes first. */
    @Test
    void aDiskThatTakesNoRecordNeitherOpensTheDoorNorLocksItForGood(@TempDir Path disk) throws IOException {
        Path full = Files.createFile(disk.resolve("full"));
        world = new World(full);
        Reconciler reconciler = world.start();
        reconciler.secure();
        assertThat(world.jenkins.open()).isFalse();
        assertThat(world.jenkins.users.get("ecsuser")).hasSize(44);
        again(reconciler);
        assertThat(world.jenkins.users).containsEntry("ecsuser", World.PASSWORD);
        assertThat(world.jenkins.clouds.names()).hasSize(2);
        assertThat(reconciler.failures()).isEqualTo(1);
        assertThat(reconciler.status().plan().problems())
                .filteredOn(problem -> problem.place().field().equals("ownership"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("ERROR ownership: the record of what is ours could not be saved: ")
                        .contains(full.toString())
                        .endsWith(". Free space in JENKINS_HOME, and allow Jenkins to write there."));
        Files.delete(full);
        again(reconciler);
        assertThat(reconciler.failures()).isZero();
        assertThat(new StateDirectory(full).ownership().administrator()).contains("ecsuser");
    }

    @Test
    void thePasswordIsInNothingThatIsShown() {
        Reconciler reconciler = world.settled();
        assertThat(StatusJson.tree(reconciler.status()).toString()).doesNotContain(World.PASSWORD);
        assertThat(reconciler.status().toString()).doesNotContain(World.PASSWORD);
        assertThat(world.password.toString()).doesNotContain(World.PASSWORD);
    }

    private void password(String value) {
        world.password = Fact.found(new Password(value), Origin.parameterStore("jenkins-pwd"));
    }

    private static List<String> messages(Reconciler reconciler) {
        return reconciler.status().plan().problems().stream()
                .map(Problem::message)
                .toList();
    }

    private static CannotStore refused() {
        return new CannotStore("Jenkins refuses it", "update the plugin acme", new IllegalStateException());
    }
}
