// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallGraph;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallOptions;
import io.jenkins.plugins.fargatecontroller.discovery.calls.FactFuture;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.MetadataReader;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Discovery;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds out where the controller runs. The metadata endpoint is asked first, since it tells the region; everything
 * else is asked as soon as what it depends on is known, side by side.
 *
 * @param regions opens the AWS services of a region
 */
public record TaskDiscovery(ContainerContext surroundings, Aws.Regions regions, CallOptions effort)
        implements Discovery {

    /** Blocks until every fact is found or absent, at most for the deadline. */
    @Override
    public Discovered discover(Consumer<Trace.Call> progress) throws InterruptedException {
        Variables variables = Variables.of(surroundings.env());
        var calls = new CallGraph(effort, progress);
        try {
            Environment environment = metadataAddress().isPresent()
                    ? awake(metadataAddress().get(), variables, calls)
                    : Environment.unknown(
                            variables,
                            new Fact.Absent<Void>(
                                    Fact.Cause.ASLEEP,
                                    Variables.METADATA + " is not set: this does not run in an ECS task",
                                    "nothing; the plugin works in a controller that runs on Fargate"));
            return new Discovered(environment, calls.trace());
        } finally {
            calls.cancel();
        }
    }

    private Environment awake(String address, Variables variables, CallGraph calls) throws InterruptedException {
        FactFuture<OwnTask> own = new MetadataReader(surroundings.metadata(), calls).read(address);
        Fact<OwnTask> task = own.await();
        Optional<String> region =
                task.optional().map(mine -> mine.task().region()).or(this::regionOfVariables);
        if (region.isEmpty()) {
            return Environment.unknown(variables, (Fact.Absent<OwnTask>) task);
        }
        var home = new HomeMount(variables.home(), MountTable.read(surroundings.mountInfo()));
        Aws aws;
        try {
            aws = regions.in(region.get());
        } catch (RuntimeException | Error e) {
            Thrown thrown = Thrown.of(e);
            return Environment.unknown(
                    variables,
                    new Fact.Absent<Void>(
                            Fact.Cause.FAILED, "AWS cannot be called: " + thrown.reason(), thrown.remedy()));
        }
        try {
            return new Survey(calls, aws, own, new Survey.Local(variables, home, agentPort())).environment();
        } finally {
            close(aws);
        }
    }

    /** What was found stands, even if a connection cannot be closed. */
    private static void close(Aws aws) {
        try {
            aws.close();
        } catch (RuntimeException | Error e) {
            System.getLogger(Discovery.class.getName())
                    .log(System.Logger.Level.WARNING, "The connections to AWS could not be closed.", Redacted.of(e));
        }
    }

    private Optional<String> metadataAddress() {
        return variable(Variables.METADATA);
    }

    /** ECS sets it on Fargate; it serves where the metadata cannot be read. */
    private Optional<String> regionOfVariables() {
        return Stream.of("AWS_REGION", "AWS_DEFAULT_REGION")
                .flatMap(name -> variable(name).stream())
                .findFirst();
    }

    /** As Jenkins's image reads it. */
    private Optional<Integer> agentPort() {
        return variable("JENKINS_SLAVE_AGENT_PORT")
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .filter(port -> port >= 1 && port <= 65535);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(surroundings.env().get(name)).filter(value -> !value.isBlank());
    }
}
