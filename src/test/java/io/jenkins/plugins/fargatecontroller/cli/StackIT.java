// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.aws.AwsDiscovery;
import io.jenkins.plugins.fargatecontroller.emulator.Emulator;
import io.jenkins.plugins.fargatecontroller.emulator.NumberedGolden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deploys the CloudFormation template in the emulator, discovers what it made, and compares the plan with a file. */
@Execution(ExecutionMode.CONCURRENT)
class StackIT {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** CloudFormation ends the names that it makes up with these. */
    private static final Pattern SUFFIX = Pattern.compile("-[0-9A-Z]{12}\\b");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stack",
                "stack-given-vpc",
                "stack-one-cluster",
                "stack-internal",
                "stack-no-backup",
                "stack-arm64",
                "stack-china"
            })
    void thePlanOfTheStackIsAsItsFileSays(String scenario) throws IOException, InterruptedException {
        var out = new StringWriter();
        var err = new StringWriter();
        try (Emulator emulator = Emulator.start(scenario)) {
            int code = MainCommand.commandLine(
                            progress -> new AwsDiscovery(emulator.environment(), DEADLINE).discover(progress), Map.of())
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute("plan", "--format", "json");
            assertThat(code).as(err.toString()).isZero();
        }
        NumberedGolden.of("stack/" + scenario + ".json")
                .compare(SUFFIX.matcher(out.toString()).replaceAll(""));
    }
}
