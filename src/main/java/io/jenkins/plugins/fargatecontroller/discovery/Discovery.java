// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
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
        try (Aws aws = regions.in(region.get())) {
            var home = new HomeMount(variables.home(), MountTable.read(surroundings.mountInfo()));
            return new Survey(calls, aws, own, new Survey.Place(variables, home)).environment();
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
