// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FargateEngine;
import io.jenkins.plugins.fargatecontroller.jenkins.port.JenkinsAccess;
import io.jenkins.plugins.fargatecontroller.reconcile.Boot;
import io.jenkins.plugins.fargatecontroller.reconcile.Lock;
import io.jenkins.plugins.fargatecontroller.reconcile.ReconcileLoop;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
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

    private static final String FAILED =
            "Fargate Controller could not start. Jenkins continues without it, and is secured. Update Jenkins and"
                    + " its plugins together, or give the task more memory, as this says:";

    private static volatile Optional<Boot> boot = Optional.empty();

    private Startup() {}

    /** Discovery begins beside the rest of the boot. */
    @Initializer(after = InitMilestone.EXTENSIONS_AUGMENTED, before = InitMilestone.SYSTEM_CONFIG_LOADED)
    public static void discover() {
        attempt(controller -> boot = Optional.of(controller.boot()));
    }

    /** JCasC has run, and nothing is served yet. Whatever becomes of the rest, Jenkins is closed first. */
    @Initializer(after = InitMilestone.SYSTEM_CONFIG_ADAPTED, before = InitMilestone.JOB_LOADED)
    public static void configure() {
        attempt(FargateController::keepHome);
        attempt(controller -> controller.reconciler().secure());
        closeForSure();
        attempt(controller -> boot.ifPresent(Boot::configured));
        closeForSure();
    }

    /**
     * Jenkins has loaded its jobs and, which no initializer can wait for, its users; and still serves nothing. The loop
     * starts here.
     */
    @Extension
    public static class Loaded extends ItemListener {

        @Override
        public void onLoaded() {
            attempt(controller -> controller.reconciler().usersLoaded());
            attempt(controller -> boot.ifPresent(Boot::loaded));
            closeForSure();
            attempt(controller -> boot.ifPresentOrElse(
                    started -> started.completed(controller.loop()), () -> startWithoutBoot(controller.loop())));
        }
    }

    private static void startWithoutBoot(ReconcileLoop loop) {
        loop.start();
        loop.request(Trigger.STARTUP, true);
    }

    @Terminator
    public static void stop() throws InterruptedException {
        attempt(controller -> controller.loop().stop());
        attempt(FargateController::leaveHome);
        attempt(controller -> FargateEngine.get().stop());
        try {
            FargateController.get().notifier().stop();
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.SEVERE, FAILED, Redacted.of(e));
        }
    }

    private static void closeForSure() {
        if (Variables.onFargate(System.getenv()) && Lock.closeForSure(new JenkinsAccess(Jenkins.get()))) {
            attempt(controller -> controller.reconciler().closedAs(Lock.NOBODY));
        }
    }

    private static void attempt(Consumer<FargateController> step) {
        try {
            step.accept(FargateController.get());
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.SEVERE, FAILED, Redacted.of(e));
        }
    }
}
