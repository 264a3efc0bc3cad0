// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerMetadataTest {

    private static ContainerMetadata of(String json) throws CallException {
        return ContainerMetadata.of(MetadataDocument.parse(json));
    }

    @Test
    void aContainerIsReadWhole() throws CallException {
        ContainerMetadata container = of("""
            {"DockerId": "0123-42", "Name": "docker-name", "Type": "NORMAL",
             "Labels": {"com.amazonaws.ecs.container-name": "jenkins", "other": "label"},
             "LogDriver": "awslogs", "LogOptions": {"awslogs-group": "/ecs/demo"},
             "Networks": [{"NetworkMode": "awsvpc"}, {"IPv4Addresses": [null, "10.0.1.72", "10.0.1.73"]}]}\
            """);
        assertThat(container.identity())
                .isEqualTo(new ContainerMetadata.Identity(Optional.of("0123-42"), "jenkins", true));
        assertThat(container.logGroup()).contains("/ecs/demo");
        assertThat(container.address()).contains("10.0.1.72");
        assertThat(container.labels().text("other")).contains("label");
    }

    @Test
    void theNameIsTheLabelOfEcsElseTheOneOfTheContainer() throws CallException {
        assertThat(of("{\"Name\": \"jenkins\"}").identity())
                .isEqualTo(new ContainerMetadata.Identity(Optional.empty(), "jenkins", true));
        assertThatThrownBy(() -> of("{\"Name\": \" \"}"))
                .isInstanceOf(CallException.class)
                .hasMessage("the task metadata endpoint returned a container without the text field Name");
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, true", "CNI_PAUSE, false", "'', true"})
    void oneThatEcsAddsIsNotNormal(String type, boolean normal) throws CallException {
        assertThat(of("{\"Name\": \"x\", \"Type\": \"%s\"}".formatted(type))
                        .identity()
                        .normal())
                .isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"awslogs, awslogs-group, /ecs/demo", "awsfirelens, awslogs-group, ", "awslogs, other, "})
    void onlyAwslogsHasALogGroup(String driver, String option, String group) throws CallException {
        assertThat(of("{\"Name\": \"x\", \"LogDriver\": \"%s\", \"LogOptions\": {\"%s\": \"/ecs/demo\"}}"
                                .formatted(driver, option))
                        .logGroup())
                .isEqualTo(Optional.ofNullable(group));
    }
}
