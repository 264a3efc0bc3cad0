// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.OwnDefinition;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFieldTest {

    private static final AgentTemplate BUILD = Fleets.template("build", "build");
    private static final AgentTemplate OWN = BUILD.withSource(new OwnDefinition("mine:7", "main"));

    @Test
    void eachFieldChangesWhatItNamesAndNothingElse() throws RequestRefused {
        TaskShape shape = BUILD.shape();
        assertThat(RequestField.CPU.apply(BUILD, " 2048 ")).isEqualTo(BUILD.withShape(shape.withSize(2048, 1024)));
        assertThat(RequestField.MEMORY.apply(BUILD, "4096")).isEqualTo(BUILD.withShape(shape.withSize(512, 4096)));
        assertThat(RequestField.STORAGE.apply(BUILD, "21")).isEqualTo(BUILD.withShape(shape.withStorage(21)));
        assertThat(RequestField.STORAGE.apply(BUILD, "200")).isEqualTo(BUILD.withShape(shape.withStorage(200)));
        assertThat(RequestField.IMAGE.apply(BUILD, "maven:3"))
                .isEqualTo(BUILD.withSource(((Content) BUILD.source()).withImage("maven:3")));
        assertThat(RequestField.TASK_ROLE.apply(BUILD, "arn:aws-us-gov:iam::123456789012:role/ci/deploy"))
                .isEqualTo(BUILD.withShape(new TaskShape(
                        512,
                        1024,
                        OptionalInt.empty(),
                        Optional.of("arn:aws-us-gov:iam::123456789012:role/ci/deploy"),
                        Map.of())));
    }

    @Test
    void variablesAreAddedToThoseOfTheTemplateAndWin() throws RequestRefused {
        AgentTemplate before = RequestField.ENVIRONMENT.apply(BUILD, "A=1\nB=2");
        AgentTemplate after = RequestField.ENVIRONMENT.apply(before, "\n  B = 3 = 4\r\nC=\n\n");
        assertThat(after.shape().environment()).isEqualTo(Map.of("A", "1", "B", " 3 = 4", "C", ""));
        assertThat(RequestField.ENVIRONMENT.apply(before, "")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CPU         | ''              | expected a whole number, not ''",
                "CPU         | 1.5             | expected a whole number, not '1.5'",
                "MEMORY      | 2 GB            | expected a whole number, not '2 GB'",
                "MEMORY      | 99999999999     | expected a whole number, not '99999999999'",
                "STORAGE     | 20              | expected GiB from 21 to 200, not 20",
                "STORAGE     | 201             | expected GiB from 21 to 200, not 201",
                "IMAGE       | ''              | expected a container image such as",
                "IMAGE       | a b             | expected a container image such as",
                "IMAGE       | 'a\tb'          | expected a container image such as",
                "IMAGE       | 'a\n'           | expected a container image such as",
                "TASK_ROLE   | deploy          | expected the ARN of a role",
                "TASK_ROLE   | arn:aws:iam::123456789012:user/x | expected the ARN of a role",
                "TASK_ROLE   | arn:aws:iam::12:role/x           | expected the ARN of a role",
                "ENVIRONMENT | A               | expected NAME=VALUE on each line",
                "ENVIRONMENT | =1              | expected NAME=VALUE on each line",
                "ENVIRONMENT | ' =1'           | expected NAME=VALUE on each line",
                "ENVIRONMENT | 'A=1\nB'        | expected NAME=VALUE on each line",
            })
    void whatIsNoValueIsRefusedInTheNameOfTheField(RequestField field, String value, String text) {
        RequestRefused refused = catchThrowableOfType(RequestRefused.class, () -> field.apply(BUILD, value));
        assertThat(refused).hasMessageStartingWith(text);
        assertThat(refused.field()).isEqualTo(field.field());
    }

    @Test
    void theImageOfSomebodysOwnDefinitionIsTheirs() {
        RequestRefused refused =
                catchThrowableOfType(RequestRefused.class, () -> RequestField.IMAGE.apply(OWN, "maven:3"));
        assertThat(refused)
                .hasMessage("the template uses a task definition of its own, which names the image; leave it out");
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, CPU",
        "memory, MEMORY",
        "image, IMAGE",
        "ephemeralStorage, STORAGE",
        "ephemeralStorageSizeInGiB, STORAGE",
        "taskRole, TASK_ROLE",
        "taskrole, TASK_ROLE",
        "environment, ENVIRONMENT",
        "environments, ENVIRONMENT",
        "CPU, ",
        "privileged, ",
        "'', ",
    })
    void aFieldHasTheNameThatTemplatesGiveItOrThatOfAmazonEcs(String name, RequestField field) {
        assertThat(RequestField.named(name)).isEqualTo(Optional.ofNullable(field));
    }

    @ParameterizedTest
    @CsvSource({
        "taskRole, true",
        "taskrole, true",
        "all, true",
        "inheritFrom all, true",
        "'', false",
        "cpu memory, false",
        "ALL, false",
    })
    void aFieldIsAllowedByEitherNameOrWithAllOthers(String names, boolean allowed) {
        assertThat(RequestField.TASK_ROLE.isAmong(List.of(names.split(" ")))).isEqualTo(allowed);
    }
}
