// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.ParameterStore.Parameter;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PageToken;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall.Reply;
import io.jenkins.plugins.fargatecontroller.discovery.calls.ResultPage;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredParametersTest {

    private static final Arn TASK = Arn.parse("arn:aws:ecs:eu-central-1:123456789012:task/demo/1");

    private static final List<Parameter> ALL = List.of(
            text("/jenkins/demo/templates/b", "{}"),
            text("/jenkins/demo/templates/a", "{\"cpu\": 512}"),
            text("/jenkins/demo/templates/deep/c", "{}"),
            new Parameter("/jenkins/demo/templates/secret", Optional.empty()),
            text("/jenkins/demo/templates2/d", "{}"),
            text("/jenkins/demo/root-url", "https://jenkins/"),
            new Parameter("/jenkins/demo/spot-cluster", Optional.empty()));

    @Test
    void thePathIsThatOfTheVariable() {
        assertThat(path("/jenkins/demo/").optional()).contains("/jenkins/demo");
        assertThat(cause(path(""))).isEqualTo(Fact.Cause.NONE);
        assertThat(cause(path("jenkins/demo"))).isEqualTo(Fact.Cause.FAILED);
        assertThat(path("jenkins/demo").absence().orElseThrow().reason()).contains("jenkins/demo");
    }

    @Test
    void templatesAreBelowTemplatesByName() {
        assertThat(stored().templates().optional().orElseThrow())
                .containsExactly(
                        new TemplateParameter("/jenkins/demo/templates/a", "{\"cpu\": 512}"),
                        new TemplateParameter("/jenkins/demo/templates/b", "{}"),
                        new TemplateParameter("/jenkins/demo/templates/deep/c", "{}"),
                        new TemplateParameter("/jenkins/demo/templates/secret", Optional.empty()));
    }

    @Test
    void aPlainTextIsFoundWithItsParameter() {
        Fact<StoredParameters.Entry> url = stored().entry(StoredParameters.ROOT_URL);
        assertThat(url)
                .isEqualTo(new Fact.Found<>(
                        new StoredParameters.Entry("/jenkins/demo/root-url", Optional.of("https://jenkins/")),
                        Origin.parameterStore("/jenkins/demo/root-url")));
        assertThat(stored().entry(StoredParameters.SPOT_CLUSTER)
                        .then(found -> found.value().fact()))
                .isEqualTo(Fact.none(
                        "parameter /jenkins/demo/spot-cluster is a SecureString, which is not decrypted",
                        "delete parameter /jenkins/demo/spot-cluster, and create it as a String"));
        assertThat(stored().entry(StoredParameters.TOPIC)
                        .absence()
                        .orElseThrow()
                        .reason())
                .contains("/jenkins/demo/notification-topic");
    }

    @Test
    void whatIsNotKnownIsNotThere() {
        Fact<List<Parameter>> failed = Fact.failed("it failed", "wait");
        StoredParameters unknown = new StoredParameters(path("/jenkins/demo"), failed);
        assertThat(cause(unknown.templates())).isEqualTo(Fact.Cause.FAILED);
        assertThat(cause(unknown.entry(StoredParameters.ROOT_URL))).isEqualTo(Fact.Cause.FAILED);
        StoredParameters nowhere = new StoredParameters(path(""), new Fact.Found<>(ALL, Origin.discovered("x")));
        assertThat(cause(nowhere.templates())).isEqualTo(Fact.Cause.NONE);
    }

    @Test
    void aListingSaysWhatItLeavesOut() throws Exception {
        PendingCall<String, List<Parameter>> listing =
                new StoredParameters.Calls(new Store("String"), Optional.of(TASK)).listing();
        Reply<List<Parameter>> reply = listing.question().ask("/jenkins/demo");
        assertThat(reply.fact().optional().orElseThrow()).isEqualTo(ALL);
        assertThat(reply.note()).contains("/jenkins/demo/templates/secret, /jenkins/demo/spot-cluster");
        assertThat(listing.resource().apply("/jenkins/demo"))
                .isEqualTo("arn:aws:ssm:eu-central-1:123456789012:parameter/jenkins/demo");
    }

    @ParameterizedTest
    @CsvSource({"SecureString, true", "String, false", "StringList, false", "'', false"})
    void thePasswordIsASecureString(String type, boolean usable) throws Exception {
        Fact<String> admin = admin(type, "jenkins-pwd");
        assertThat(admin.isFound()).isEqualTo(usable);
        if (!usable) {
            assertThat(cause(admin)).isEqualTo(Fact.Cause.NONE);
            assertThat(admin.absence().orElseThrow().reason())
                    .contains("jenkins-pwd")
                    .contains(type);
        }
    }

    @Test
    void aReferenceToSecretsManagerIsNotAskedFor() throws Exception {
        String name = "/aws/reference/secretsmanager/jenkins";
        assertThat(admin("", name).optional()).contains(name);
    }

    @Test
    void withoutTheOwnTaskAParameterIsNamedByItself() {
        PendingCall<String, String> call = new StoredParameters.Calls(new Store("String"), Optional.empty()).admin();
        assertThat(call.resource().apply("jenkins-pwd")).isEqualTo("parameter/jenkins-pwd");
    }

    private static Fact<String> admin(String type, String name) throws Exception {
        return new StoredParameters.Calls(new Store(type), Optional.of(TASK))
                .admin()
                .question()
                .ask(name)
                .fact();
    }

    private static StoredParameters stored() {
        return new StoredParameters(path("/jenkins/demo"), new Fact.Found<>(ALL, Origin.discovered("test")));
    }

    private static Fact<String> path(String variable) {
        return StoredParameters.path(Variables.of(Map.of(Variables.PARAMETERS, variable)));
    }

    private static Fact.Cause cause(Fact<?> fact) {
        return fact.absence().orElseThrow().cause();
    }

    private static Parameter text(String name, String value) {
        return new Parameter(name, Optional.of(value));
    }

    /** In pages of three; each parameter that is asked for has this type, and there is none if that is empty. */
    private record Store(String everyType) implements ParameterStore {

        @Override
        public ResultPage<Parameter> below(String path, PageToken token) {
            int from = token.text().map(Integer::parseInt).orElse(0);
            int to = Math.min(ALL.size(), from + 3);
            return new ResultPage<>(
                    ALL.subList(from, to), to < ALL.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
        }

        @Override
        public Optional<String> type(String name) {
            return Optional.of(everyType).filter(type -> !type.isEmpty());
        }
    }
}
