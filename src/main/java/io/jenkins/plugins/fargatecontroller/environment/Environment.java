// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/**
 * Everything that was found about the place where the controller runs. Each fact stands for itself: one that is absent
 * says why, and takes no other with it.
 */
public record Environment(
        Variables variables,
        Fact<Task> task,
        Compute compute,
        Network network,
        Storage storage,
        Parameters parameters) {

    /**
     * Where the controller runs in ECS.
     *
     * @param service absent for a standalone task
     * @param cluster the controller's own cluster
     * @param spotCluster where Spot agents run: the parameter store's, or the own cluster if it offers Spot
     * @param definition what the task definition says
     */
    public record Compute(
            Fact<Service> service, Fact<Cluster> cluster, Fact<Cluster> spotCluster, Definition definition) {}

    /**
     * What the controller's task definition says.
     *
     * @param logGroup the CloudWatch log group of the controller's container
     * @param ports the usual ones where the container exposes none
     */
    public record Definition(
            Fact<Arn> taskRole, Fact<Arn> executionRole, Fact<String> logGroup, Fact<ContainerPorts> ports) {}

    /**
     * How tasks are attached to the network.
     *
     * @param publicIp whether tasks get a public address
     */
    public record Network(
            Fact<List<String>> subnets, Fact<List<String>> securityGroups, Fact<Boolean> publicIp, Names names) {}

    /**
     * How agents and people reach the controller.
     *
     * @param cloudMap the controller's name in Cloud Map, {@code SERVICE.NAMESPACE}
     * @param publicUrl the address that people use, with a slash at its end
     */
    public record Names(Fact<String> cloudMap, Fact<URI> publicUrl) {}

    /** Where JENKINS_HOME lies. */
    public record Storage(Fact<HomeVolume> home, Fact<FileSystemMode> mode) {}

    /**
     * What the parameter store holds.
     *
     * @param templates the agent templates in the parameter store, ordered by parameter name
     * @param admin the name of the admin parameter, if it exists
     * @param topic what the parameter says that names the SNS topic of the notifications; not checked yet
     */
    public record Parameters(Fact<List<TemplateParameter>> templates, Fact<String> admin, Fact<String> topic) {}

    /** An environment of which nothing is known, for one and the same reason. */
    public static Environment unknown(Variables variables, Fact.Absent<?> absence) {
        return new Environment(
                variables,
                absence.cast(),
                new Compute(
                        absence.cast(),
                        absence.cast(),
                        absence.cast(),
                        new Definition(absence.cast(), absence.cast(), absence.cast(), absence.cast())),
                new Network(absence.cast(), absence.cast(), absence.cast(), new Names(absence.cast(), absence.cast())),
                new Storage(absence.cast(), absence.cast()),
                new Parameters(absence.cast(), absence.cast(), absence.cast()));
    }

    /** The same with those templates of the parameter store alone. */
    public Environment with(Predicate<TemplateParameter> wanted) {
        Fact<List<TemplateParameter>> templates =
                parameters.templates().map(all -> all.stream().filter(wanted).toList());
        return new Environment(
                variables,
                task,
                compute,
                network,
                storage,
                new Parameters(templates, parameters.admin(), parameters.topic()));
    }

    /** Whether the controller runs elsewhere than on Fargate, so that there is nothing to do. */
    @JsonIgnore
    public boolean asleep() {
        return task.absence()
                .filter(absent -> absent.cause() == Fact.Cause.ASLEEP)
                .isPresent();
    }
}
