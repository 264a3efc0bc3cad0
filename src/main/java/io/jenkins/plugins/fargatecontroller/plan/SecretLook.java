// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import java.util.regex.Pattern;

/** Whether a variable looks like a secret: by its name as people give them, or by a value as services make them. */
final class SecretLook {

    /** Words that say it wherever they stand in a name. */
    private static final Pattern WORD = Pattern.compile(
            "(?i)PASSWORD|PASSWD|PASSPHRASE|PASSCODE|PWD|SECRET|TOKEN|CREDENTIAL|BEARER|WEBHOOK|KEYTAB"
                    + "|CONNECTION_?STRING|(?:API|ACCESS|PRIVATE|SIGNING|ENCRYPTION|MASTER|SSH|GPG|DEPLOY|ACCOUNT)_?KEY");

    /** Words that say it between underscores, where they are no part of another. */
    private static final Pattern PART =
            Pattern.compile("(?i)(?:.*_)?(?:PAT|PASS|PW|AUTH|CREDS?|JWT|DSN|COOKIE|OTP|PIN|SALT|HMAC|PEM)(?:_.*)?");

    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** A login in an address, a private key, and what GitHub, GitLab, Slack, AWS, npm, Docker, Google and others hand out. */
    private static final Pattern VALUE = Pattern.compile(
            "//[^/\\s:@]{0,100}+:[^/\\s@]{1,100}+@|-----BEGIN [A-Z ]{0,20}PRIVATE KEY"
                    + "|\\b(?:gh[opsur]_|github_pat_|glpat-|xox[abeprs]-|npm_|dckr_pat_|AIza|sk-|SG\\.)[A-Za-z0-9_.-]{10}"
                    + "|\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b|\\beyJ[A-Za-z0-9_-]{10,2000}+\\.|hooks\\.slack\\.com/services/");

    private SecretLook() {}

    static boolean of(String name, String value) {
        return WORD.matcher(name).find()
                || PART.matcher(CAMEL.matcher(name).replaceAll("_")).matches()
                || VALUE.matcher(value).find();
    }
}
