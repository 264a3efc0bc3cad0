// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudRules;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.OwnDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {

    private static final Requests REQUESTS = new Requests((cpu, memory) ->
            cpu == 2048 && memory == 1024 ? Optional.of("Fargate has no such size") : Optional.empty());

    private static Fleet fleet(String... allowed) {
        CloudRules rules = new CloudRules(OptionalInt.empty(), Set.of(allowed), Optional.empty());
        return new Fleet("jenkins", List.of(Fleets.cloud(rules, Fleets.template("build", "build"))));
    }

    private static AgentRequest request(Map<String, String> fields) {
        return new AgentRequest("label-1", "build", fields);
    }

    @Test
    void aRequestChangesWhatItNames() throws RequestRefused {
        AgentTemplate made = REQUESTS.template(
                request(Map.of(
                        "cpu", "1024",
                        "memory", "4096",
                        "image", "maven:3",
                        "ephemeralStorageSizeInGiB", "50",
                        "taskrole", "arn:aws:iam::123456789012:role/deploy",
                        "environments", "A=1\n\nB=2=3")),
                fleet("all"));
        assertThat(made.shape().cpu()).isEqualTo(1024);
        assertThat(made.shape().memory()).isEqualTo(4096);
        assertThat(made.shape().storage()).hasValue(50);
        assertThat(made.shape().taskRole()).contains("arn:aws:iam::123456789012:role/deploy");
        assertThat(made.shape().environment()).isEqualTo(Map.of("A", "1", "B", "2=3"));
        assertThat(((Content) made.source()).agent().image()).isEqualTo("maven:3");
        assertThat(made.labels()).isEqualTo(new TreeSet<>(Set.of("label-1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpu              | many         | fargate: cpu: expected a whole number, not 'many'",
                "cpu              | 2048         | fargate: cpu: Fargate has no such size",
                "ephemeralStorage | 20           | fargate: ephemeralStorage: expected GiB from 21 to 200, not 20",
                "ephemeralStorage | 201          | fargate: ephemeralStorage: expected GiB from 21 to 200, not 201",
                "image            | a b          | fargate: image: expected a container image such as"
                        + " jenkins/inbound-agent:latest",
                "taskRole         | admin        | fargate: taskRole: expected the ARN of a role,"
                        + " arn:aws:iam::ACCOUNT:role/NAME",
                "environment      | =x           | fargate: environment: expected NAME=VALUE on each line",
                "privileged       | true         | fargate: privileged: there is no such field; there are cpu, memory,"
                        + " ephemeralStorage, image, taskRole, environment"
            })
    void aRequestThatCannotBeMetNamesTheField(String field, String value, String text) {
        var refused = catchThrowableOfType(
                RequestRefused.class, () -> REQUESTS.template(request(Map.of(field, value)), fleet("all")));
        assertThat(refused.text()).isEqualTo(text);
        assertThat(refused.field()).isEqualTo(field);
    }

    @Test
    void onlyAllowedFieldsMayBeSet() throws RequestRefused {
        Fleet fleet = fleet("cpu", "memory", "inheritFrom", "label");
        assertThat(REQUESTS.template(request(Map.of("cpu", "256")), fleet)
                        .shape()
                        .cpu())
                .isEqualTo(256);
        var refused = catchThrowableOfType(
                RequestRefused.class, () -> REQUESTS.template(request(Map.of("taskrole", "x")), fleet));
        assertThat(refused.text())
                .isEqualTo(
                        "fargate: taskrole: pipelines may not set it in the cloud fargate-cloud; leave it out, or have"
                                + " an administrator add taskRole to allowedOverrides (which has cpu, memory)");
    }

    @Test
    void anUnknownTemplateIsAnsweredWithThoseThatThereAre() {
        var refused = catchThrowableOfType(
                RequestRefused.class, () -> REQUESTS.template(new AgentRequest("l", "biuld", Map.of()), fleet("all")));
        assertThat(refused.text()).isEqualTo("fargate: template: there is no template 'biuld'; there are build");
    }

    private static String found(String name, Fleet fleet) throws RequestRefused {
        return REQUESTS.template(new AgentRequest("l", name, Map.of()), fleet)
                .id()
                .toString();
    }

    @Test
    void aTemplateIsNamedByItsNameOrByALabelOrByBothPartsOfItsName() throws RequestRefused {
        Fleet fleet = Fleets.both();
        assertThat(found("build", fleet)).isEqualTo("fargate-cloud/build");
        assertThat(found("build-spot", fleet)).isEqualTo("fargate-cloud-spot/build");
        assertThat(found("fargate-cloud-spot/build", fleet)).isEqualTo("fargate-cloud-spot/build");
        assertThat(Requests.names(fleet)).containsExactly("build", "build-spot");
    }

    @Test
    void whatAPipelineOfAmazonEcsInheritsFromIsALabelFirst() throws RequestRefused {
        Fleet fleet = new Fleet(
                "jenkins",
                List.of(Fleets.cloud(
                        CloudRules.none(),
                        Fleets.template("deploy", "production"),
                        Fleets.template("other", "deploy"))));
        assertThat(found("deploy", fleet)).isEqualTo("fargate-cloud/deploy");
        assertThat(found(Requests.inherited("deploy", fleet), fleet)).isEqualTo("fargate-cloud/other");
        assertThat(Requests.inherited("unknown", fleet)).isEqualTo("unknown");
    }

    @Test
    void withoutAnyTemplateItIsSaidWhereToLook() {
        var refused = catchThrowableOfType(
                RequestRefused.class,
                () -> REQUESTS.template(new AgentRequest("l", "build", Map.of()), new Fleet("jenkins", List.of())));
        assertThat(refused.text("ecs"))
                .isEqualTo(
                        "ecs: template: there is no template 'build', nor any other: the plugin Fargate Controller has"
                                + " no clouds of its own here, see its page");
    }

    @Test
    void anOwnDefinitionKeepsItsImage() {
        AgentTemplate own = Fleets.template("build", "build").withSource(new OwnDefinition("mine", "main"));
        CloudRules rules = new CloudRules(OptionalInt.empty(), Set.of("all"), Optional.empty());
        Fleet fleet = new Fleet("jenkins", List.of(Fleets.cloud(rules, own)));
        var refused = catchThrowableOfType(
                RequestRefused.class, () -> REQUESTS.template(request(Map.of("image", "x")), fleet));
        assertThat(refused.text()).contains("task definition of its own");
    }
}
