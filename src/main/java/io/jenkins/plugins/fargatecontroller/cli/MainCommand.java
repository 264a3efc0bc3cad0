// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import io.jenkins.plugins.fargatecontroller.discovery.aws.AwsDiscovery;
import io.jenkins.plugins.fargatecontroller.environment.Discovery;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program {@code fargate-controller}. */
@Command(
        name = "fargate-controller",
        mixinStandardHelpOptions = true,
        versionProvider = MainCommand.Version.class,
        header = "Makes a Jenkins controller on AWS ECS Fargate configure itself.",
        description = {"", "The plugin does this inside Jenkins; this program shows the same plan anywhere.", ""},
        commandListHeading = "%nCommands:%n",
        footer = {"", "'fargate-controller plan --help' tells the rest."})
public final class MainCommand {

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = MainCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "fargate-controller " + Optional.ofNullable(version).orElse("(not packaged)")
            };
        }
    }

    private MainCommand() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine(AwsDiscovery.of(System.getenv()))
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args));
    }

    static CommandLine commandLine(Discovery discovery) {
        return new CommandLine(new MainCommand())
                .addSubcommand(new PlanCommand(discovery))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
