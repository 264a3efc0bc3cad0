// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.ParameterStore;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.environment.PasswordParameter;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * Reads the administrator's password with {@code ssm:GetParameter}, decrypted. It is the one value that is ever
 * decrypted, and nothing here keeps it.
 *
 * @param env the environment variables of the controller's container
 */
public record AdminPassword(Map<String, String> env) {

    private static final String OPERATION = "ssm:GetParameter";

    public AdminPassword {
        env = Map.copyOf(env);
    }

    /** Asks now, in the region of the task, or else in that of the environment variables. */
    public Fact<Password> read(PasswordParameter secret) {
        String parameter = secret.name();
        Optional<String> where = secret.region().or(() -> Optional.ofNullable(env.get("AWS_REGION")));
        if (where.isEmpty()) {
            return Fact.failed("the region of the task is not known yet", "wait for the discovery");
        }
        try (Clients clients = new Clients(env, where.get());
                SsmClient client = clients.build(SsmClient.builder(), "SSM")) {
            return password(
                    parameter,
                    Checked.present(
                            SdkCall.ask(
                                            () -> client.getParameter(request ->
                                                    request.name(parameter).withDecryption(true)),
                                            ParameterNotFoundException.class)
                                    .parameter(),
                            "parameter"));
        } catch (CallException e) {
            return absence(parameter, e);
        }
    }

    private static Fact<Password> absence(String parameter, CallException failure) {
        boolean secret = parameter.startsWith(ParameterStore.SECRET_REFERENCE);
        if (failure.isMissing()) {
            return secret
                    ? Fact.none(
                            "there is no secret '%s' in Secrets Manager"
                                    .formatted(parameter.substring(ParameterStore.SECRET_REFERENCE.length())),
                            "create it with the password as its whole text")
                    : Fact.none("there is no parameter '%s'".formatted(parameter), "create it as a SecureString");
        }
        return failure.toFact(
                OPERATION,
                "the parameter " + parameter
                        + (secret
                                ? ", secretsmanager:GetSecretValue on the secret, and kms:Decrypt on its key"
                                : ", and kms:Decrypt on its key,"));
    }

    /** What stands in clear in the parameter store is no secret, and must not become a password. */
    private static Fact<Password> password(String parameter, Parameter answer) throws CallException {
        return Checked.present(answer.type(), "type of the parameter") == ParameterType.SECURE_STRING
                ? Fact.found(
                        new Password(Checked.present(answer.value(), "value of the parameter")),
                        Origin.parameterStore(parameter))
                : Fact.none(
                        "the parameter '%s' is a %s, which does not protect a secret"
                                .formatted(parameter, answer.typeAsString()),
                        "delete it, and store another password there as a SecureString");
    }
}
