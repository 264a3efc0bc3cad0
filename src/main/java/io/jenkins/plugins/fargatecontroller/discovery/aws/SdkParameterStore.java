// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.CallFailed;
import io.jenkins.plugins.fargatecontroller.discovery.Page;
import io.jenkins.plugins.fargatecontroller.discovery.ParameterStore;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Asks the parameter store with the SDK. A SecureString's value, encrypted as it comes, is dropped here. */
record SdkParameterStore(Lazy<SsmClient> client) implements ParameterStore {

    @Override
    public Page<Parameter> below(String path, Optional<String> token) throws CallFailed {
        var answer = Asking.ask(() -> client.get().getParametersByPath(request -> {
            request.path(path).recursive(true).withDecryption(false).maxResults(10);
            token.ifPresent(request::nextToken);
        }));
        return new Page<>(
                answer.parameters().stream()
                        .map(found -> new Parameter(
                                found.name(),
                                found.type() == ParameterType.SECURE_STRING
                                        ? Optional.empty()
                                        : Optional.of(found.value())))
                        .toList(),
                Texts.text(answer.nextToken()));
    }

    @Override
    public boolean exists(String name) throws CallFailed {
        return Asking.ask(() -> {
            try {
                client.get().getParameter(request -> request.name(name).withDecryption(false));
                return true;
            } catch (ParameterNotFoundException e) {
                return false;
            }
        });
    }
}
