// SPDX-License-Identifier: MIT
package hudson.security;

import hudson.model.ModelObject;
import hudson.model.User;
import hudson.model.UserProperty;
import hudson.security.captcha.CaptchaSupport;
import java.io.IOException;
import java.util.List;

/** Signatures of {@code hudson.security.HudsonPrivateSecurityRealm}. */
public class HudsonPrivateSecurityRealm extends AbstractPasswordBasedSecurityRealm
        implements ModelObject, AccessControlled {
    public HudsonPrivateSecurityRealm(boolean allowsSignup, boolean enableCaptcha, CaptchaSupport captchaSupport) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean allowsSignup() {
        throw new UnsupportedOperationException();
    }

    public User createAccount(String userName, String password) throws IOException {
        throw new UnsupportedOperationException();
    }

    public User createAccountWithHashedPassword(String userName, String hashedPassword) throws IOException {
        throw new UnsupportedOperationException();
    }

    public User getUser(String id) {
        throw new UnsupportedOperationException();
    }

    public List<User> getAllUsers() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ACL getACL() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }
    /** The password of a user, hashed. */
    public static final class Details extends UserProperty {
        private Details() {
            throw new UnsupportedOperationException();
        }

        public String getPassword() {
            throw new UnsupportedOperationException();
        }

        public boolean isPasswordCorrect(String candidate) {
            throw new UnsupportedOperationException();
        }
    }
}
