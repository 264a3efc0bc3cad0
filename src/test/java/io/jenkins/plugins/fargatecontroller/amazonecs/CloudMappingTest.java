// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudMappingTest {

    @Test
    void spotIsAStrategyBesideTheLaunchTypeAndOnDemandHasNone() {
        Plan plan = Plans.plan(Samples.complete(), "");
        Map<String, Object> onDemand = template(plan, CloudNames.ON_DEMAND);
        Map<String, Object> spot = template(plan, CloudNames.SPOT);
        assertThat(onDemand).containsEntry("launchType", "FARGATE").doesNotContainKey("capacityProviderStrategies");
        assertThat(spot)
                .containsEntry("launchType", "FARGATE")
                .containsEntry(
                        "capacityProviderStrategies",
                        List.of(Map.of("provider", "FARGATE_SPOT", "base", 0, "weight", 1)));
    }

    @Test
    void whatIsNotSetIsLeftToAmazonEcs() {
        Plan plan = Plans.plan(Samples.absent(Fact.Cause.NONE), """
            clouds: [{name: fargate-cloud, jenkinsUrl: 'http://c/', cluster: 'arn:aws:ecs:eu-central-1:123456789012:cluster/x'}]
            templates: [{name: build-example, subnets: subnet-00000001, securityGroups: sg-00000001}]
            """);
        assertThat(template(plan, CloudNames.ON_DEMAND))
                .doesNotContainKeys(
                        "taskrole", "executionRole", "logDriver", "logDriverOptions", "ephemeralStorageSizeInGiB")
                .containsEntry("assignPublicIp", false)
                .containsEntry("securityGroups", "sg-00000001")
                .containsEntry("subnets", "subnet-00000001");
        assertThat(CloudMapping.cloud(plan.clouds().get(0))).doesNotContainKey("tunnel");
    }

    /** amazon-ecs compares none of these with the last revision. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ephemeralStorage: 50",
                "cpuArchitecture: ARM64",
                "platformVersion: 1.4.0",
                "cpu: 1024, memory: 2048",
                "logGroup: /other"
            })
    void whateverChangesMakesAnotherRevision(String change) {
        String plain = revision(Plans.plan(Samples.complete(), ""));
        assertThat(plain).hasSize(12).isEqualTo(revision(Plans.plan(Samples.complete(), "")));
        assertThat(revision(Plans.plan(Samples.complete(), "templates: [{name: build-example, %s}]".formatted(change))))
                .isNotEqualTo(plain);
    }

    @Test
    void whatAmazonEcsCanCarryIsPassedOn() {
        Plan plan = Plans.plan(Samples.complete(), """
            clouds: [{name: fargate-cloud, cluster: mixed}]
            templates:
              - name: build-example
                cloud: fargate-cloud
                taskRole: arn:aws:iam::123456789012:role/deploy
                entrypoint: agent -x
                user: '1000'
                repositoryCredentials: arn:aws:secretsmanager:eu-central-1:123456789012:secret:r
                enableExecuteCommand: true
                ulimits: {nofile: '10:20'}
                efsVolumes: [{fileSystem: fs-0a1b2c3d, accessPoint: fsap-0a1b2c3d, path: /cache}]
                capacity: {FARGATE: 1, FARGATE_SPOT: 3}
                tags: {team: a}
            """);
        Map<String, Object> template = template(plan, CloudNames.ON_DEMAND);
        assertThat(template)
                .containsEntry("entrypoint", "agent -x")
                .containsEntry("containerUser", "1000")
                .containsEntry("repositoryCredentials", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:r")
                .containsEntry("enableExecuteCommand", true)
                .containsEntry("ulimits", List.of(Map.of("ulimitName", "nofile", "softLimit", 10, "hardLimit", 20)))
                .containsEntry(
                        "capacityProviderStrategies",
                        List.of(
                                Map.of("provider", "FARGATE", "base", 0, "weight", 1),
                                Map.of("provider", "FARGATE_SPOT", "base", 0, "weight", 3)));
        assertThat(template.get("efsMountPoints"))
                .isEqualTo(List.of(Map.of(
                        "name", "efs-0",
                        "containerPath", "/cache",
                        "readOnly", false,
                        "fileSystemId", "fs-0a1b2c3d",
                        "accessPointId", "fsap-0a1b2c3d",
                        "transitEncryption", true,
                        "iam", true)));
        assertThat((List<?>) template.get("tags")).asString().contains("team").contains("fargate-controller:template");
    }

    @Test
    void fargatesOwnDiskIsNotAskedFor() {
        Plan plan = Plans.plan(Samples.complete(), "templates: [{name: build-example, ephemeralStorage: 20}]");
        assertThat(template(plan, CloudNames.ON_DEMAND)).doesNotContainKey("ephemeralStorageSizeInGiB");
    }

    private static String revision(Plan plan) {
        return String.valueOf(template(plan, CloudNames.ON_DEMAND).get("environments"))
                .replaceAll(".*name=FARGATE_CONTROLLER_TEMPLATE, value=([0-9a-f]+).*", "$1");
    }

    @SuppressWarnings("unchecked") // the templates are a list of maps
    private static Map<String, Object> template(Plan plan, String cloud) {
        Object templates = CloudMapping.cloud(Plans.cloud(plan, cloud)).get("templates");
        return ((List<Map<String, Object>>) Objects.requireNonNull(templates)).get(0);
    }
}
