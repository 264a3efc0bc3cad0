// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.reconcile.Boot;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Where the plugin takes part in the boot of Jenkins, and in its end. What fails here does not end the boot, unless
 * Jenkins would be open.
 */
public final class Startup {

    private static final Logger LOGGER = Logger.getLogger(Startup.class.getName());

    private static volatile Optional<Boot> boot = Optional.empty();

    private Startup() {}

    /** Discovery begins beside the rest of the boot. */
    @Initializer(after = InitMilestone.EXTENSIONS_AUGMENTED, before = InitMilestone.SYSTEM_CONFIG_LOADED)
    public static void discover() {
        attempt(controller -> boot = Optional.of(controller.boot()));
    }

    /** JCasC has run, and nothing is served yet. Whatever becomes of the rest, Jenkins is closed first. */
    @Initializer(after = InitMilestone.SYSTEM_CONFIG_ADAPTED, before = InitMilestone.JOB_LOADED)
    public static void configure() throws IOException {
        attempt(controller -> controller.reconciler().secure());
        closeForSure();
        attempt(controller -> boot.ifPresent(Boot::configured));
    }

    /** The loop starts here, since Jenkins suffers no initializer after its last milestone (JENKINS-37759). */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED, before = InitMilestone.COMPLETED)
    public static void createJobs() {
        attempt(controller -> boot.ifPresent(Boot::jobsLoaded));
        attempt(controller -> boot.ifPresent(started -> started.completed(controller.loop())));
    }

    @Terminator
    public static void stop() throws InterruptedException {
        attempt(controller -> controller.loop().stop());
        FargateController.get().notifier().stop();
    }

    /** Needs none of the parts that may be broken. The user keeps others from becoming Jenkins's first one. */
    private static void closeForSure() throws IOException {
        JenkinsAccess access = new JenkinsAccess(Jenkins.get());
        if (System.getenv(Variables.METADATA) != null && access.open()) {
            access.close("nobody");
            access.setPassword("nobody", Password.unknown());
        }
    }

    private static void attempt(Consumer<FargateController> step) {
        try {
            step.accept(FargateController.get());
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.SEVERE, "Fargate Controller could not do its part", e);
        }
    }
}
