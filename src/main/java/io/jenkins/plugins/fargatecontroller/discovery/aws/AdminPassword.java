// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.CallFailed;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Origin;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

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

    /**
     * Asks now.
     *
     * @param parameter the name of a SecureString
     * @param region the region of the task; that of the environment variables, unless it is known
     */
    public Fact<Password> read(String parameter, Optional<String> region) {
        Optional<String> where = region.or(() -> Optional.ofNullable(env.get("AWS_REGION")));
        if (where.isEmpty()) {
            return Fact.failed("the region of the task is not known yet", "wait for the discovery");
        }
        try (Clients clients = new Clients(env, where.get());
                SsmClient client = clients.build(SsmClient.builder(), "SSM")) {
            Optional<Password> password = Asking.ask(() -> find(client, parameter));
            return password.map(found -> Fact.found(found, Origin.parameterStore(parameter)))
                    .orElseGet(() -> Fact.none(
                            "there is no parameter '%s'".formatted(parameter), "create it as a SecureString"));
        } catch (CallFailed e) {
            return e.toFact(OPERATION, "the parameter " + parameter + ", and kms:Decrypt on its key,");
        }
    }

    private static Optional<Password> find(SsmClient client, String parameter) {
        try {
            return Optional.of(new Password(
                    client.getParameter(request -> request.name(parameter).withDecryption(true))
                            .parameter()
                            .value()));
        } catch (ParameterNotFoundException e) {
            return Optional.empty();
        }
    }
}
