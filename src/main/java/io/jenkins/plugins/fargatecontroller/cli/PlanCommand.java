// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import io.jenkins.plugins.fargatecontroller.amazonecs.JcascYaml;
import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Discovery;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.EnvironmentFile;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.PlanJson;
import io.jenkins.plugins.fargatecontroller.plan.Planner;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fargate-controller plan}: discovers, plans, and prints the plan. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        header = "Print what Fargate Controller would configure here, and why.",
        description = {
            "",
            "Run it in the controller's container, or anywhere with the same environment",
            "variables. Discovery reads the ECS task metadata, and asks AWS with the default",
            "credentials. It changes nothing.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:the plan has no errors (off Fargate it is empty)",
            "1:the plan has errors; they are printed with the plan",
            "2:a wrong option, or a file that cannot be read or written"
        },
        footer = {
            "",
            "Environment variables:",
            "  ECS_CONTAINER_METADATA_URI_V4",
            "      set by ECS; without it the controller is not on Fargate",
            "  FARGATE_CONTROLLER_PARAMETERS",
            "      path in the parameter store, such as /jenkins/demo",
            "  FARGATE_CONTROLLER_ADMIN_PARAMETER",
            "      SecureString with the admin password; jenkins-pwd, unless set",
            "  FARGATE_CONTROLLER_ADMIN_USER",
            "      user id of the administrator; ecsuser, unless set",
            "  AWS_REGION, AWS_PROFILE, AWS_ENDPOINT_URL, …",
            "      as in every AWS SDK",
            "",
            "Examples:",
            "  fargate-controller plan --trace",
            "  fargate-controller plan --overrides mine.yaml --format jcasc",
            "  fargate-controller plan --save-environment here.json",
            "  fargate-controller plan --environment here.json --overrides mine.yaml"
        })
final class PlanCommand implements Callable<Integer> {

    /** What is printed. */
    enum Format {
        text,
        json,
        jcasc
    }

    private final Discovery discovery;
    private final Map<String, String> env;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--overrides",
            paramLabel = "FILE",
            description = "YAML with overrides, bare or as in JCasC. Environment variables are put in for $${VAR}"
                    + " and $${VAR:-otherwise}.")
    private Optional<Path> overrides = Optional.empty();

    @Option(
            names = "--environment",
            paramLabel = "FILE",
            description = "Plan from a saved environment instead of discovering; makes no call.")
    private Optional<Path> environment = Optional.empty();

    @Option(
            names = "--save-environment",
            paramLabel = "FILE",
            description = "Save what was found, for its owner alone: templates are in it as the parameter store"
                    + " has them, with their environment variables; no other value of a parameter is that is not"
                    + " planned from.")
    private Optional<Path> save = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(names = "--trace", description = "Print every call with its duration to standard error.")
    private boolean trace;

    /**
     * The command.
     *
     * @param env variables that the overrides may name
     */
    PlanCommand(Discovery discovery, Map<String, String> env) {
        this.discovery = discovery;
        this.env = env;
    }

    @Override
    public Integer call() throws InterruptedException {
        Parsed<Overrides> read = overrides.map(this::readOverrides).orElse(Overrides.NONE);
        Environment found = environment.isPresent() ? readEnvironment(environment.get()) : discover();
        Plan plan = Planner.plan(found, read);
        PrintWriter out = spec.commandLine().getOut();
        out.print(render(found, plan));
        out.flush();
        summarise(plan);
        save.ifPresent(file -> save(file, found)); // behind the plan, which took a minute
        return plan.hasErrors() ? 1 : 0;
    }

    private String render(Environment found, Plan plan) {
        return switch (format) {
            case text -> EnvironmentText.render(found) + PlanText.render(plan);
            case json -> PlanJson.render(plan);
            case jcasc -> JcascYaml.render(plan);
        };
    }

    /** The other formats have no room for problems, or hide them from the eye. */
    private void summarise(Plan plan) {
        if (format != Format.text) {
            plan.problems().forEach(problem -> say(problem.toString()));
        }
    }

    private Environment discover() throws InterruptedException {
        Discovered discovered = discovery.discover(call -> say(TraceText.progress(call)));
        if (trace) {
            say(TraceText.render(discovered.trace()));
        }
        return discovered.environment();
    }

    private static Environment readEnvironment(Path path) {
        CommandFile file = new CommandFile(path);
        try {
            return EnvironmentFile.read(file.read());
        } catch (IOException e) {
            throw file.unusable(String.valueOf(e.getMessage()), e);
        }
    }

    private Parsed<Overrides> readOverrides(Path path) {
        return OverridesReader.read(new CommandFile(path).read(), path.toString(), env);
    }

    private void save(Path path, Environment found) {
        new CommandFile(path).write(EnvironmentFile.write(found));
        say(Redacted.of("Saved the environment to " + path));
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
