// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.overrides.UnreadableOverrides;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.state.StateDirectory;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Run;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything around a reconciler, as a test wants it. */
public final class World {

    static final String PASSWORD = "correct-horse-battery-staple";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    final FakeJenkins jenkins = new FakeJenkins();
    final List<String> calls = new ArrayList<>();
    final StateDirectory home;
    JenkinsPort controller = jenkins;
    Faults faults = new Faults();
    Map<String, String> env = Map.of("ECS_CONTAINER_METADATA_URI_V4", "http://169.254.170.2/v4/1");
    Environment environment = Samples.complete();
    public String overrides = "";
    Fact<Password> password = Fact.found(new Password(PASSWORD), Origin.parameterStore("jenkins-pwd"));
    Trace.StatusCode answers = Trace.StatusCode.OK;
    Runnable delay = () -> {};
    boolean broken;
    boolean unreadable;

    public World(Path folder) {
        home = new StateDirectory(folder);
    }

    /** A reconciler that knows nothing but the files; the same after a restart. */
    Reconciler start() {
        return new Reconciler(
                controller,
                home,
                new Sources(
                        progress -> discover(),
                        this::overrides,
                        parameter -> read(parameter.name(), parameter.region()),
                        CLOCK),
                env);
    }

    /** A reconciler that has discovered and reconciled once. */
    public Reconciler settled() {
        Reconciler reconciler = start();
        reconciler.discover();
        reconciler.run(Trigger.STARTUP, Scope.USUAL);
        return reconciler;
    }

    void store(TemplateParameter... templates) {
        environment = Samples.withTemplates(templates);
    }

    /** Discovers anew and reconciles. */
    static Run again(Reconciler reconciler) {
        reconciler.discover();
        return reconciler.run(Trigger.SCHEDULE, Scope.USUAL);
    }

    static List<String> applied(Run run) {
        return run.result().applied().stream().map(Change::toString).toList();
    }

    private Discovered discover() {
        calls.add("discover");
        faults.pass("discovery");
        delay.run();
        if (broken) {
            throw new IllegalStateException("broken");
        }
        var outcome = new Trace.Answer(answers, answers == Trace.StatusCode.OK ? "" : "no answer in time", 1);
        var call = new Trace.Call("ecs:DescribeTasks", 1, new Trace.Span(Duration.ZERO, Duration.ofMillis(7)), outcome);
        return new Discovered(environment, new Trace(List.of(call), Duration.ofMillis(7)));
    }

    private Parsed<Overrides> overrides() {
        faults.pass("overrides");
        if (unreadable) {
            throw new UnreadableOverrides("overrides.xml", new IOException("broken at line 3"));
        }
        return OverridesReader.read(overrides, "overrides.yaml");
    }

    private Fact<Password> read(String parameter, Optional<String> region) {
        calls.add("read " + parameter + " in " + region.orElse("?"));
        faults.pass("password");
        return password;
    }
}
