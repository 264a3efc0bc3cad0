// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.port;

import hudson.model.Descriptor;
import hudson.slaves.Cloud;
import io.jenkins.plugins.fargatecontroller.amazonecs.CannotBuild;
import io.jenkins.plugins.fargatecontroller.amazonecs.CloudsPort;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FargateCloud;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/**
 * The clouds of this Jenkins. Those of amazon-ecs are built through data binding: its constructors differ between
 * versions, its parameters do not.
 */
record JenkinsClouds(Jenkins jenkins) implements CloudsPort {

    static final String ECS_CLOUD = "com.cloudbees.jenkins.plugins.amazonecs.ECSCloud";

    /** Those of our own engine come and go with it, whatever amazon-ecs has of the same name. */
    @Override
    public List<Object> all() {
        return jenkins.clouds.stream()
                .filter(cloud -> !(cloud instanceof FargateCloud))
                .map(Object.class::cast)
                .toList();
    }

    @Override
    public void replace(List<Object> clouds) throws IOException {
        Stream<Cloud> own = jenkins.clouds.stream().filter(FargateCloud.class::isInstance);
        jenkins.clouds.replaceBy(
                Stream.concat(own, clouds.stream().map(Cloud.class::cast)).toList());
    }

    @Override
    public Object build(Map<String, Object> values) throws CannotBuild {
        Descriptor<?> descriptor = jenkins.getDescriptor(ECS_CLOUD);
        if (descriptor == null) {
            throw new CannotBuild("the plugin amazon-ecs is not installed or did not start", "Install amazon-ecs");
        }
        try {
            return new DescribableModel<>(descriptor.clazz).instantiate(values, null);
        } catch (RuntimeException | Error e) {
            throw new CannotBuild(
                    "amazon-ecs does not take it: " + Thrown.of(e).reason(),
                    "Install a version of amazon-ecs that works with this Jenkins; 1.49 is one");
        }
    }

    @Override
    public void guard(Plan plan) {
        AmazonEcsDispatcher.get().guard(plan);
    }

    @Override
    public Set<String> parameters(Object described) {
        return DescribableModel.of(described.getClass()).getParameters().stream()
                .map(DescribableParameter::getName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
