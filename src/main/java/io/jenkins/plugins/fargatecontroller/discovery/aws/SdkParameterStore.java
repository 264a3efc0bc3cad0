// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.CallFailed;
import io.jenkins.plugins.fargatecontroller.discovery.Page;
import io.jenkins.plugins.fargatecontroller.discovery.ParameterStore;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
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
                Checked.list(answer.hasParameters(), answer.parameters(), "parameters").stream()
                        .map(SdkParameterStore::parameter)
                        .toList(),
                Texts.text(answer.nextToken()));
    }

    /** One without a value is kept, so that nothing that hangs on it is taken for deleted. */
    private static Parameter parameter(software.amazon.awssdk.services.ssm.model.Parameter found) {
        return new Parameter(
                Texts.or(found.name(), Parameter.NAMELESS),
                found.type() == ParameterType.SECURE_STRING
                        ? Optional.empty()
                        : Optional.of(Texts.or(found.value(), "")));
    }

    @Override
    public boolean exists(String name) throws CallFailed {
        GetParameterResponse answer;
        try {
            answer = Asking.ask(
                    () -> client.get()
                            .getParameter(request -> request.name(name).withDecryption(false)),
                    ParameterNotFoundException.class);
        } catch (CallFailed e) {
            if (e.isMissing()) {
                return false;
            }
            throw e;
        }
        Checked.named(Checked.present(answer.parameter(), "parameter").name(), "name of the parameter");
        return true;
    }
}
