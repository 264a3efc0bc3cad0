// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import io.jenkins.plugins.fargatecontroller.discovery.aws.AwsDiscovery;
import io.jenkins.plugins.fargatecontroller.environment.Discovery;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.settings.Sentence;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code fargate-controller}. */
@Command(
        name = "fargate-controller",
        mixinStandardHelpOptions = true,
        versionProvider = MainCommand.Version.class,
        header = "Shows how the Jenkins plugin Fargate Controller configures a controller.",
        description = {"", "The plugin applies this plan in Jenkins; this program only prints it.", ""},
        commandListHeading = "%nCommands:%n",
        footer = {"", "See 'fargate-controller plan --help'."})
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
        System.exit(commandLine(AwsDiscovery.of(System.getenv()), System.getenv())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args));
    }

    static CommandLine commandLine(Discovery discovery, Map<String, String> env) {
        return new CommandLine(new MainCommand())
                .addSubcommand(new PlanCommand(discovery, env))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(MainCommand::wrongUsage)
                .setExecutionExceptionHandler(MainCommand::failed);
    }

    /** Says what is wrong, and how it is meant. What was typed may hold anything. */
    private static int wrongUsage(ParameterException failure, String... args) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println(Redacted.of(String.valueOf(failure.getMessage())));
        if (!UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            failure.getCommandLine().usage(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** One sentence; how the program is used would not help. */
    private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        Thrown thrown = Thrown.of(failure);
        command.getErr()
                .println(Redacted.of(
                        failure instanceof CommandFile.Unusable ? thrown.reason() : Sentence.of(thrown.reason())));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
