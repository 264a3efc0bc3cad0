// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.ParameterStore.Parameter;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall.Reply;
import io.jenkins.plugins.fargatecontroller.discovery.calls.ResultPage;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the parameter store holds for this controller.
 *
 * @param path where its parameters are
 * @param below all parameters under the path
 */
record StoredParameters(Fact<String> path, Fact<List<Parameter>> below) {

    static final String LISTING = "ssm:GetParametersByPath";
    static final String ONE = "ssm:GetParameter";
    static final String ROOT_URL = "/root-url";
    static final String SPOT_CLUSTER = "/spot-cluster";
    static final String TOPIC = "/notification-topic";

    /** Where the templates are. What else is below the path is none of ours, but for the plain texts. */
    private static final String TEMPLATES = "/templates/";

    /**
     * A parameter that says one thing in plain text.
     *
     * @param text empty for a SecureString, which discovery does not read
     */
    record Entry(String name, Optional<String> text) {

        /** What is wrong with one without a text. */
        static final String ENCRYPTED = "is a SecureString, which is not decrypted";

        /** The text, with the parameter as its origin. */
        Fact<String> fact() {
            return text.map(found -> Fact.found(found, Origin.parameterStore(name)))
                    .orElseGet(() -> Fact.none(
                            "parameter %s %s".formatted(name, ENCRYPTED),
                            "delete parameter %s, and create it as a String".formatted(name)));
        }
    }

    /** The path, if the variable names a usable one. Below one that is wrong nothing is known, rather than nothing there. */
    static Fact<String> path(Variables variables) {
        String advice = "set %s to the path that the infrastructure writes to, such as /jenkins/demo"
                .formatted(Variables.PARAMETERS);
        Optional<String> flaw = variables.pathFlaw();
        if (flaw.isPresent()) {
            return Fact.failed(flaw.get(), advice);
        }
        return variables
                .parameterPath()
                .map(path -> Fact.found(path, Origin.discovered(Variables.PARAMETERS)))
                .orElseGet(() -> Fact.none(Variables.PARAMETERS + " is not set", advice));
    }

    /**
     * The calls to the store.
     *
     * @param task the own one, of the same account and region; empty if it is not known
     */
    record Calls(ParameterStore store, Optional<Arn> task) {

        PendingCall<String, List<Parameter>> listing() {
            return new PendingCall<>(LISTING, this::arn, path -> {
                Reply<List<Parameter>> reply = ResultPage.all(LISTING, token -> store.below(path, token));
                return new Reply<>(reply.fact(), reply.pages(), skipped(reply.fact()));
            });
        }

        PendingCall<String, String> admin() {
            return new PendingCall<>(
                    ONE,
                    this::arn,
                    name -> name.startsWith(ParameterStore.SECRET_REFERENCE)
                            ? new Reply<>(
                                    Fact.found(name, Origin.discovered("a reference, which is looked up at use")), 1)
                            : new Reply<>(StoredParameters.admin(name, store.type(name)), 1));
        }

        private String arn(String name) {
            String resource = "parameter" + (name.startsWith("/") ? "" : "/") + name;
            return task.map(own -> own.sibling("ssm", resource).toString()).orElse(resource);
        }
    }

    private static Fact<String> admin(String name, Optional<String> type) {
        if (type.isEmpty()) {
            return Fact.none(
                    "the parameter store has no parameter " + name,
                    "put the administrator's password there as a SecureString");
        }
        return type.get().equals(Parameter.SECURE)
                ? Fact.found(name, Origin.discovered(ONE))
                : Fact.none(
                        "the parameter %s is a %s, which does not protect a secret".formatted(name, type.get()),
                        "delete it, and store another password there as a SecureString");
    }

    /** Every parameter below {@code /templates/}, by name. */
    Fact<List<TemplateParameter>> templates() {
        return path.then(at -> below.map(all -> all.stream()
                .filter(one -> one.name().startsWith(at.value() + TEMPLATES))
                .map(one -> new TemplateParameter(one.name(), one.value()))
                .sorted(Comparator.comparing(TemplateParameter::parameter))
                .toList()));
    }

    /** The plain text at this place under the path. */
    Fact<Entry> entry(String place) {
        return path.then(at -> below.then(all -> all.value().stream()
                .filter(one -> one.name().equals(at.value() + place))
                .findFirst()
                .map(one -> Fact.found(new Entry(one.name(), one.value()), Origin.parameterStore(one.name())))
                .orElseGet(() -> Fact.none(
                        "there is no parameter " + at.value() + place, "create the parameter " + at.value() + place))));
    }

    private static String skipped(Fact<List<Parameter>> all) {
        String names = all.optional().stream()
                .flatMap(List::stream)
                .filter(one -> one.value().isEmpty())
                .map(Parameter::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "left out, because a SecureString is not decrypted: " + names;
    }
}
