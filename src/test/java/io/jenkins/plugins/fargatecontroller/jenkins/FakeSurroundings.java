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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A task on Fargate, as a test wants it. What a test changes holds from the next start or run of Jenkins on. */
public class FakeSurroundings implements Surroundings {

    static final String PASSWORD = "correct-horse-battery-staple";

    static boolean onFargate;
    static Environment environment;
    static Fact<Password> password;
    static final BlockingQueue<String> published = new LinkedBlockingQueue<>();

    static {
        reset();
    }

    static void reset() {
        onFargate = true;
        environment = Samples.complete();
        password(PASSWORD);
        published.clear();
    }

    static void password(String value) {
        password = Fact.found(new Password(value), Origin.parameterStore("jenkins-pwd"));
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
