// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Thrown;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out where the controller runs. The metadata endpoint is asked first, since it tells the region; everything
 * else is asked as soon as what it depends on is known, side by side.
 *
 * @param regions opens the AWS services of a region
 */
public record Discovery(Surroundings surroundings, Aws.Regions regions, Effort effort) {

    /**
     * Discovers. Blocks until every fact is found or absent, at most for the deadline; what goes wrong becomes an
     * absent fact.
     *
     * @throws InterruptedException if this thread is interrupted; calls that still run are interrupted too
     */
    public Discovered discover() throws InterruptedException {
        Variables variables = Variables.of(surroundings.env());
        var calls = new Calls(effort);
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

    private Environment awake(String address, Variables variables, Calls calls) throws InterruptedException {
        Step<OwnTask> own = new Metadata(surroundings.metadata(), calls).read(address);
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
                            Fact.Cause.FAILED, "AWS cannot be asked: " + thrown.reason(), thrown.remedy()));
        }
        try {
            return new Survey(calls, aws, own, new Survey.Place(variables, home)).environment();
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
                    .log(System.Logger.Level.WARNING, "The connections to AWS could not be closed.", e);
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

    private Optional<String> variable(String name) {
        return Optional.ofNullable(surroundings.env().get(name)).filter(value -> !value.isBlank());
    }
}
