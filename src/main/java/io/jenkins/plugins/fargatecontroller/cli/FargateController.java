// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import io.jenkins.plugins.fargatecontroller.discovery.Discovered;
import io.jenkins.plugins.fargatecontroller.discovery.aws.AwsDiscovery;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program {@code fargate-controller}. */
@Command(
        name = "fargate-controller",
        mixinStandardHelpOptions = true,
        versionProvider = FargateController.Version.class,
        header = "Makes a Jenkins controller on AWS ECS Fargate configure itself.",
        description = {"", "The plugin does this inside Jenkins; this program shows the same plan anywhere.", ""},
        commandListHeading = "%nCommands:%n",
        footer = {"", "'fargate-controller plan --help' tells the rest."})
public final class FargateController {

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = FargateController.class.getPackage().getImplementationVersion();
            return new String[] {
                "fargate-controller " + Optional.ofNullable(version).orElse("(not packaged)")
            };
        }
    }

    private FargateController() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine(FargateController::find)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args));
    }

    private static Discovered find(Consumer<Trace.Call> progress) throws InterruptedException {
        return AwsDiscovery.of(System.getenv()).discover(progress);
    }

    static CommandLine commandLine(Finder finder) {
        return new CommandLine(new FargateController())
                .addSubcommand(new PlanCommand(finder))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
