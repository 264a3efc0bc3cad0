// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.reconcile.FakeClouds;
import io.jenkins.plugins.fargatecontroller.status.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ManagedPropertiesTest {

    @Test
    void everyWordOfAmazonEcsThatThePlanUsesIsManaged() {
        Plan plan = Planner.plan(Samples.complete(), OverridesReader.read("""
            clouds: [{name: fargate-cloud-spot, tunnel: "a:1"}]
            templates:
              - name: build-example
                ephemeralStorage: 30
                taskRole: arn:aws:iam::123456789012:role/deploy
                entrypoint: agent
                user: jenkins
                repositoryCredentials: arn:aws:secretsmanager:eu-central-1:123456789012:secret:registry
                enableExecuteCommand: true
                ulimits: {nofile: 65535}
                efsVolumes: [{fileSystem: fs-0a1b2c3d, path: /cache}]
            """, "overrides.yaml"));
        Map<String, Object> cloud = CloudMapping.cloud(plan.clouds().get(1));
        Map<?, ?> template = first(cloud, "templates");
        assertThat(cloud.keySet())
                .containsExactlyInAnyOrderElementsOf(with(ManagedProperties.CLOUD, "name", "templates"));
        assertThat(template.keySet())
                .map(Object::toString)
                .containsExactlyInAnyOrderElementsOf(with(ManagedProperties.TEMPLATE, "templateName"));
    }

    @Test
    void listsWhoseOrderMeansNothingAreTheSameInAnyOrder() {
        var one = new FakeClouds.Template();
        one.subnets = "subnet-b, subnet-a";
        one.image = "a,b";
        var other = new FakeClouds.Template();
        other.subnets = "subnet-a,subnet-b";
        other.image = "b,a";
        assertThat(ManagedProperties.TEMPLATE.differences(one, other))
                .containsExactly(new Difference("image", "a,b", "b,a"));
        other.subnets = "subnet-a";
        assertThat(ManagedProperties.TEMPLATE.differences(one, other))
                .contains(new Difference("subnets", "subnet-a,subnet-b", "subnet-a"));
    }

    private static List<String> with(ManagedProperties managed, String... more) {
        List<String> all = new ArrayList<>(managed.parameters());
        all.addAll(List.of(more));
        return all;
    }

    private static Map<?, ?> first(Map<?, ?> tree, String key) {
        return (Map<?, ?>) ((List<?>) Objects.requireNonNull(tree.get(key))).get(0);
    }
}
