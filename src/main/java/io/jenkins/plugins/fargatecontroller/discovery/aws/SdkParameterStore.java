// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.ParameterStore;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PageToken;
import io.jenkins.plugins.fargatecontroller.discovery.calls.ResultPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Asks the parameter store with the SDK. A SecureString's value, encrypted as it comes, is dropped here. */
record SdkParameterStore(Lazy<SsmClient> client) implements ParameterStore {

    @Override
    public ResultPage<Parameter> below(String path, PageToken token) throws CallException {
        var answer = SdkCall.ask(() -> client.get().getParametersByPath(request -> {
            request.path(path).recursive(true).withDecryption(false).maxResults(10);
            token.text().ifPresent(request::nextToken);
        }));
        List<Parameter> parameters = new ArrayList<>();
        for (var found : Checked.list(answer.hasParameters(), answer.parameters(), "parameters")) {
            parameters.add(parameter(found));
        }
        return new ResultPage<>(parameters, SdkFields.text(answer.nextToken()));
    }

    /** One without a value is kept, so that nothing that hangs on it is taken for deleted. One without a name may be any. */
    private static Parameter parameter(software.amazon.awssdk.services.ssm.model.Parameter found) throws CallException {
        return new Parameter(
                Checked.named(found.name(), "name of a parameter"),
                found.type() == ParameterType.SECURE_STRING
                        ? Optional.empty()
                        : Optional.of(SdkFields.or(found.value(), "")));
    }

    @Override
    public Optional<String> type(String name) throws CallException {
        GetParameterResponse answer;
        try {
            answer = SdkCall.ask(
                    () -> client.get()
                            .getParameter(request -> request.name(name).withDecryption(false)),
                    ParameterNotFoundException.class);
        } catch (CallException e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
        var parameter = Checked.present(answer.parameter(), "parameter");
        Checked.named(parameter.name(), "name of the parameter");
        return Optional.of(Checked.named(parameter.typeAsString(), "type of the parameter"));
    }
}
