// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.environment.PasswordParameter;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.notification.Notification;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.status.Headline;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A task on Fargate, as a test wants it. What a test changes holds from the next start or run of Jenkins on. */
public class FakeSurroundings implements Surroundings {

    private static final int TRIES = 300;
    private static final int MILLISECONDS = 200;

    static final String PASSWORD = "correct-horse-battery-staple";

    static boolean onFargate;
    static Environment environment;
    static Fact<Password> password;
    static final BlockingQueue<String> published = new LinkedBlockingQueue<>();

    static {
        reset();
    }

    public static void reset() {
        onFargate = true;
        environment = Samples.complete();
        password(PASSWORD);
        published.clear();
    }

    static void password(String value) {
        password = Fact.found(new Password(value), Origin.parameterStore("jenkins-pwd"));
    }

    /** Where things stand once what somebody asked for, such as the harness by a save of its own, has been done. */
    static Headline.State settled() throws InterruptedException {
        Set<Headline.State> underWay = EnumSet.of(Headline.State.COMPARING, Headline.State.DISCOVERING);
        Headline.State state = FargateController.get().status().headline().state();
        for (int i = 0; i < TRIES && underWay.contains(state); i++) {
            Thread.sleep(MILLISECONDS);
            state = FargateController.get().status().headline().state();
        }
        return state;
    }

    @Override
    public Map<String, String> variables() {
        return onFargate
                ? Map.of(Variables.METADATA, "http://localhost/v4/task", Variables.PARAMETERS, "/jenkins/demo")
                : Map.of();
    }

    @Override
    public Discovered discover(Consumer<Trace.Call> progress) {
        return new Discovered(environment, new Trace(List.of(), Duration.ZERO));
    }

    @Override
    public Fact<String> publish(Arn topic, Notification notification) {
        published.add(notification.subject());
        return Fact.found("id", Origin.discovered("sns:Publish"));
    }

    @Override
    public Fact<Password> password(PasswordParameter parameter) {
        return password;
    }
}
