// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CapacityShare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Placement;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskShape;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import io.jenkins.plugins.fargatecontroller.agents.task.RunRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

class RunTaskMappingTest {

    private static final AgentTemplate BUILD = Fleets.template("build", "build");

    private static RunRequest request(Placement placement, TaskShape shape, Optional<String> executionRole) {
        return new RunRequest(
                new RunRequest.Target(Fleets.ON_DEMAND, "definition:7", "agent"),
                "token",
                "fargate-controller/jenkins",
                placement,
                new RunRequest.Overrides(
                        shape, executionRole, List.of("-url", "http://c/", RunRequest.Overrides.SECRET, "build-x")),
                Map.of("b", "2", "a", "1"));
    }

    private static RunTaskRequest mapped(RunRequest request) {
        return RunTaskMapping.request(request, new AgentSecret("s3cret"));
    }

    @Test
    void aRequestSaysOnceWhatRunsWhereAndForWhom() {
        RunTaskRequest made = mapped(request(BUILD.placement(), BUILD.shape(), Optional.empty()));
        assertThat(made.cluster()).isEqualTo(Fleets.ON_DEMAND);
        assertThat(made.taskDefinition()).isEqualTo("definition:7");
        assertThat(made.count()).isEqualTo(1);
        assertThat(made.clientToken()).isEqualTo("token");
        assertThat(made.startedBy()).isEqualTo("fargate-controller/jenkins");
        assertThat(made.platformVersion()).isEqualTo("LATEST");
        assertThat(made.enableExecuteCommand()).isFalse();
        assertThat(made.enableECSManagedTags()).isTrue();
        assertThat(made.tags()).extracting(tag -> tag.key() + "=" + tag.value()).containsExactly("a=1", "b=2");
    }

    @Test
    void spotMeansAStrategyAndNoLaunchTypeWhichWouldVoidIt() {
        Placement mix = new Placement(
                List.of(new CapacityShare("FARGATE", 1, 2), CapacityShare.interruptible()),
                BUILD.placement().network(),
                "1.4.0",
                true);
        RunTaskRequest made = mapped(request(mix, BUILD.shape(), Optional.empty()));
        assertThat(made.launchType()).isNull();
        assertThat(made.capacityProviderStrategy())
                .extracting(item -> item.capacityProvider() + " " + item.weight() + " " + item.base())
                .containsExactly("FARGATE 1 2", "FARGATE_SPOT 1 0");
        assertThat(made.platformVersion()).isEqualTo("1.4.0");
        assertThat(made.enableExecuteCommand()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true, ENABLED", "false, DISABLED"})
    void theNetworkIsTheTemplates(boolean publicIp, AssignPublicIp assign) {
        Placement placement = new Placement(
                List.of(CapacityShare.onDemand()),
                new Placement.Network(List.of("subnet-1", "subnet-2"), List.of("sg-1"), publicIp),
                "LATEST",
                false);
        var vpc = mapped(request(placement, BUILD.shape(), Optional.empty()))
                .networkConfiguration()
                .awsvpcConfiguration();
        assertThat(vpc.subnets()).containsExactly("subnet-1", "subnet-2");
        assertThat(vpc.securityGroups()).containsExactly("sg-1");
        assertThat(vpc.assignPublicIp()).isEqualTo(assign);
    }

    @Test
    void whatATaskHasOfItsOwnOverridesItsDefinition() {
        TaskShape shape = new TaskShape(
                1024, 4096, OptionalInt.of(50), Optional.of("arn:role/deploy"), Map.of("B", "2", "A", "1"));
        TaskOverride made = mapped(request(BUILD.placement(), shape, Optional.of("arn:role/execution")))
                .overrides();
        assertThat(made.cpu()).isEqualTo("1024");
        assertThat(made.memory()).isEqualTo("4096");
        assertThat(made.ephemeralStorage().sizeInGiB()).isEqualTo(50);
        assertThat(made.taskRoleArn()).isEqualTo("arn:role/deploy");
        assertThat(made.executionRoleArn()).isEqualTo("arn:role/execution");
        assertThat(made.containerOverrides()).singleElement().satisfies(container -> {
            assertThat(container.name()).isEqualTo("agent");
            assertThat(container.command()).containsExactly("-url", "http://c/", "s3cret", "build-x");
            assertThat(container.environment())
                    .extracting(pair -> pair.name() + "=" + pair.value())
                    .containsExactly("A=1", "B=2");
        });
    }

    @Test
    void whatItHasNotIsLeftToTheDefinition() {
        TaskOverride made = mapped(request(BUILD.placement(), BUILD.shape(), Optional.empty()))
                .overrides();
        assertThat(made.taskRoleArn()).isNull();
        assertThat(made.executionRoleArn()).isNull();
        assertThat(made.ephemeralStorage()).isNull();
    }
}
