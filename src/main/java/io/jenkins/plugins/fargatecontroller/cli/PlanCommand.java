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
import io.jenkins.plugins.fargatecontroller.state.SavedEnvironment;
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
            "variables. It reads the ECS task metadata, and calls AWS with the default",
            "credentials. It changes nothing.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:the plan has no errors (outside Fargate it is empty)",
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
            "      SecureString with the administrator's password; default jenkins-pwd",
            "  FARGATE_CONTROLLER_ADMIN_USER",
            "      user ID of the administrator; default ecsuser",
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
    private final Screen screen;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--overrides",
            paramLabel = "FILE",
            description =
                    "YAML with overrides, at the top level or as in JCasC. $${VAR} and $${VAR:-default} are replaced"
                            + " with environment variables.")
    private Optional<Path> overrides = Optional.empty();

    @Option(
            names = "--environment",
            paramLabel = "FILE",
            description = "Plan from a saved environment, without any call.")
    private Optional<Path> environment = Optional.empty();

    @Option(
            names = "--save-environment",
            paramLabel = "FILE",
            description = "Save what was found, readable by the owner only. The file has the agent templates of the"
                    + " parameter store with their environment variables, without values of unknown keys.")
    private Optional<Path> save = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(names = "--trace", description = "Print each call with its duration to standard error.")
    private boolean trace;

    /**
     * The command.
     *
     * @param env variables that the overrides may name, and how wide the terminal is
     */
    PlanCommand(Discovery discovery, Map<String, String> env) {
        this.discovery = discovery;
        this.env = env;
        screen = Screen.of(env);
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
            case text -> EnvironmentText.render(found, screen) + PlanText.render(plan, screen);
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
        Discovered discovered = discovery.discover(call -> say(TraceText.progress(call, screen)));
        if (trace) {
            say(TraceText.render(discovered.trace(), screen));
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
        new CommandFile(path).write(SavedEnvironment.text(found));
        say(Redacted.of("Saved the environment to " + path));
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
