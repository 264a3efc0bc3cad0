// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

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
        System.exit(commandLine(progress -> {
                    throw new IllegalStateException("later");
                })
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args));
    }

    static CommandLine commandLine(Finder finder) {
        return new CommandLine(new FargateController())
                .addSubcommand(new PlanCommand(finder))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
