// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.emulator.Emulator;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.environment.PasswordParameter;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Reads the password from the emulator over HTTP. Whatever comes of it, no text holds the password. */
class AdminPasswordIT {

    private static final String SECRET = "hunter2-hunter2";
    private static final String NAME = "/test/password";

    private static Emulator emulator;

    private final Map<String, String> env = new HashMap<>();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        emulator = Emulator.start("two-clusters");
    }

    @AfterAll
    static void stop() throws IOException {
        emulator.close();
    }

    @BeforeEach
    void inTheContainer() {
        env.putAll(emulator.environment());
    }

    @Test
    void aSecureStringIsDecrypted() {
        put(NAME, ParameterType.SECURE_STRING);
        Fact<Password> password = read(NAME, Optional.of(region()));
        assertThat(password.optional()).map(Password::reveal).contains(SECRET);
        assertThat(password)
                .isInstanceOfSatisfying(
                        Fact.Found.class, found -> assertThat(found.origin()).isEqualTo(Origin.parameterStore(NAME)));
    }

    @Test
    void theRegionOfTheEnvironmentServesUntilTheTaskIsKnown() {
        put(NAME, ParameterType.SECURE_STRING);
        assertThat(read(NAME, Optional.empty()).isFound()).isTrue();
    }

    @Test
    void withoutARegionNothingIsAsked() {
        env.remove("AWS_REGION");
        assertThat(read(NAME, Optional.empty()))
                .isEqualTo(Fact.failed("the region of the task is not known yet", "wait for the discovery"));
    }

    @Test
    void aMissingParameterIsNamed() {
        assertThat(read("nowhere", Optional.of(region())))
                .isEqualTo(Fact.none("there is no parameter 'nowhere'", "create it as a SecureString"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ParameterType.class,
            names = {"STRING", "STRING_LIST"})
    void whatStandsInClearBecomesNoPassword(ParameterType type) {
        put("/test/" + type, type);
        assertThat(read("/test/" + type, Optional.of(region())))
                .isEqualTo(Fact.none(
                        "the parameter '/test/%1$s' is a %1$s, which does not protect a secret".formatted(type),
                        "delete it, and store another password there as a SecureString"));
    }

    @Test
    void aRefusalNamesThePermissionsThatLack() throws IOException, InterruptedException {
        try (Emulator strict = Emulator.start("no-permissions")) {
            Fact<Password> refused =
                    new AdminPassword(strict.environment()).read(new PasswordParameter(NAME, Optional.empty()));
            assertThat(refused.absence()).hasValueSatisfying(absent -> {
                assertThat(absent.cause()).isEqualTo(Fact.Cause.DENIED);
                assertThat(absent.reason()).endsWith(" may not call ssm:GetParameter");
                assertThat(absent.remedy())
                        .isEqualTo("allow ssm:GetParameter on the parameter /test/password,"
                                + " and kms:Decrypt on its key, in the task role");
            });
        }
    }

    private Fact<Password> read(String parameter, Optional<String> region) {
        Fact<Password> answer = new AdminPassword(env).read(new PasswordParameter(parameter, region));
        assertThat(answer.toString()).doesNotContain(SECRET);
        assertThat(new AdminPassword(env).toString()).doesNotContain(SECRET);
        return answer;
    }

    private void put(String name, ParameterType type) {
        try (Clients clients = new Clients(env, region());
                SsmClient client = clients.build(SsmClient.builder(), "SSM")) {
            client.putParameter(
                    parameter -> parameter.name(name).value(SECRET).type(type).overwrite(true));
        }
    }

    private String region() {
        return Objects.requireNonNull(emulator.environment().get("AWS_REGION"));
    }
}
