// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLookTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD",
                "dbpwd",
                "GITHUB_PAT",
                "PAT",
                "githubToken",
                "API_KEY",
                "apikey",
                "SSH_KEY",
                "MY_AUTH",
                "npmAuth",
                "SENTRY_DSN",
                "SLACK_WEBHOOK_URL",
                "CONNECTIONSTRING",
                "OTP_SEED",
                "pin",
                "DB_PWD",
                "MYSQL_PASS",
                "SSH_PASSPHRASE",
                "AWS_ACCESS_KEY_ID",
                "auth_header",
                "githubPat",
                "dbPass",
                "NPM_AUTH",
                "SLACK_WEBHOOK",
                "SIGNING_KEY",
                "REGISTRY_CREDS",
                "MY_JWT",
                "KEYSTORE_PW",
                "CLIENT_SECRET",
                "X_BEARER",
            })
    void aNameMaySayIt(String name) {
        assertThat(SecretLook.of(name, "x")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:pass@host/",
                "-----BEGIN RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----",
                "ghp_0123456789abcdef",
                "github_pat_0123456789",
                "glpat-0123456789",
                "xoxb-0123456789",
                "npm_0123456789",
                "AKIAIOSFODNN7EXAMPLE",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIi",
                "https://hooks.slack.com/services/T0/B0/x",
                "postgres://user:pass@db/x",
            })
    void aValueMaySayIt(String value) {
        assertThat(SecretLook.of("ANY", value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "PASSENGERS",
                "AUTHOR",
                "SPINNER",
                "COMPATIBLE",
                "KEYBOARD",
                "MAVEN_OPTS",
                "PINNED_VERSION",
                "https://host/a:b@c",
                "user@host",
                "AKIA",
                "ghp_short",
                "eyJ",
                "----- BEGIN",
                "COMPASS",
                "PATTERN",
                "CACHE_KEY",
                "SALTY",
                "OPEN",
                "BYPASSED",
            })
    void othersDoNot(String text) {
        assertThat(SecretLook.of(text.replaceAll("\\W", "_"), "x")).isFalse();
        assertThat(SecretLook.of("ANY", text)).isFalse();
    }
}
