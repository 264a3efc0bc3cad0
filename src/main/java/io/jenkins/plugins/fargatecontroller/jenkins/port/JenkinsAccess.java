// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.port;

import hudson.BulkChange;
import hudson.init.InitMilestone;
import hudson.model.User;
import hudson.security.AuthorizationStrategy;
import hudson.security.FullControlOnceLoggedInAuthorizationStrategy;
import hudson.security.HudsonPrivateSecurityRealm;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.reconcile.CannotStore;
import io.jenkins.plugins.fargatecontroller.reconcile.JenkinsPort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import jenkins.model.Jenkins;
import jenkins.security.seed.UserSeedProperty;

/** Who may log in to this Jenkins, and what they may do. */
public record JenkinsAccess(Jenkins jenkins) implements JenkinsPort.Access {

    @Override
    public boolean open() {
        return jenkins.getSecurityRealm() == SecurityRealm.NO_AUTHENTICATION && unsecured();
    }

    @Override
    public boolean administers(String user) {
        User account = User.getById(user, false);
        return jenkins.getSecurityRealm() instanceof HudsonPrivateSecurityRealm
                && (account == null
                        || jenkins.getAuthorizationStrategy()
                                .getRootACL()
                                .hasPermission2(account.impersonate2(), Jenkins.ADMINISTER));
    }

    @Override
    public boolean unsecured() {
        return jenkins.getAuthorizationStrategy() == AuthorizationStrategy.UNSECURED;
    }

    @Override
    public void close(String administrator) {
        try (BulkChange both = new BulkChange(jenkins)) {
            jenkins.setAuthorizationStrategy(strategy(administrator));
            jenkins.setSecurityRealm(new HudsonPrivateSecurityRealm(false, false, null));
            both.commit();
        } catch (IOException e) {
            Optional<CannotStore> fault = Serialization.fault(e).map(new Serialization(jenkins)::configuration);
            if (fault.isPresent()) {
                throw fault.get();
            }
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void replaceAdministrator(String before, String after) {
        if (xml(jenkins.getAuthorizationStrategy()).equals(xml(strategy(before)))) {
            jenkins.setAuthorizationStrategy(strategy(after));
        }
    }

    /** Core scans them in an initializer before the last milestone ({@code User.AllUsers.scanAll}, 2.524 and newer). */
    @Override
    public boolean usersLoaded() {
        return jenkins.getInitLevel() == InitMilestone.COMPLETED;
    }

    @Override
    public boolean knows(String user) {
        return details(user).isPresent();
    }

    /** An account that could not be written is gone after the next start, so that it is tried again. */
    @Override
    public boolean accepts(String user, Password password) {
        return details(user)
                .filter(details -> details.isPasswordCorrect(password.reveal()) && written(user))
                .isPresent();
    }

    private static boolean written(String user) {
        return Optional.ofNullable(User.getById(user, false))
                .map(User::getUserFolder)
                .filter(folder -> new File(folder, "config.xml").exists())
                .isPresent();
    }

    private static Optional<HudsonPrivateSecurityRealm.Details> details(String user) {
        return Optional.ofNullable(User.getById(user, false))
                .map(account -> account.getProperty(HudsonPrivateSecurityRealm.Details.class));
    }

    /** The realm of the account need not be the one that is set: accounts are kept with the users. */
    @Override
    public void setPassword(String user, Password password) throws IOException {
        User account = account(user, password);
        UserSeedProperty seed = account.getProperty(UserSeedProperty.class);
        if (seed != null) {
            seed.renewSeed();
            account.save();
        }
    }

    private User account(String user, Password password) throws IOException {
        try {
            return new HudsonPrivateSecurityRealm(false, false, null).createAccount(user, password.reveal());
        } catch (IOException e) {
            Optional<RuntimeException> fault = Serialization.fault(e);
            if (fault.isPresent()) {
                throw new Serialization(jenkins).account(User.getById(user, true), fault.get());
            }
            throw e;
        }
    }

    /** With matrix-auth only the administrator may do anything; core alone knows no strategy that names a user. */
    private AuthorizationStrategy strategy(String administrator) {
        if (jenkins.getPlugin("matrix-auth") == null) {
            FullControlOnceLoggedInAuthorizationStrategy core = new FullControlOnceLoggedInAuthorizationStrategy();
            core.setAllowAnonymousRead(false);
            return core;
        }
        try {
            return (AuthorizationStrategy) Jenkins.XSTREAM2.fromXML("""
                <hudson.security.GlobalMatrixAuthorizationStrategy>
                  <permission>USER:hudson.model.Hudson.Administer:%s</permission>
                </hudson.security.GlobalMatrixAuthorizationStrategy>
                """.formatted(administrator));
        } catch (RuntimeException e) {
            throw new Serialization(jenkins).strategy("matrix-auth", e);
        }
    }

    private static String xml(AuthorizationStrategy strategy) {
        return Jenkins.XSTREAM2.toXML(strategy);
    }
}
