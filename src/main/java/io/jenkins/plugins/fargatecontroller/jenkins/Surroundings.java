// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.fargatecontroller.discovery.aws.AdminPassword;
import io.jenkins.plugins.fargatecontroller.discovery.aws.AwsDiscovery;
import io.jenkins.plugins.fargatecontroller.discovery.aws.SnsTopic;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Discovery;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.environment.PasswordParameter;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.notification.Notification;
import java.util.Map;
import java.util.function.Consumer;

/** Where the plugin asks about its surroundings. The first extension is used; tests bring one of their own. */
public interface Surroundings extends ExtensionPoint, Discovery {

    /** The environment variables of the container. */
    Map<String, String> variables();

    /** Reads the administrator's password. */
    Fact<Password> password(PasswordParameter parameter);

    /** Tells an SNS topic; the message's id if that was done. */
    Fact<String> publish(Arn topic, Notification notification);

    static Surroundings get() {
        return ExtensionList.lookupFirst(Surroundings.class);
    }

    /** The container that Jenkins runs in, and AWS. */
    @Extension(ordinal = -100)
    final class Fargate implements Surroundings {

        @Override
        public Map<String, String> variables() {
            return System.getenv();
        }

        @Override
        public Discovered discover(Consumer<Trace.Call> progress) throws InterruptedException {
            return own(() -> AwsDiscovery.of(variables()).discover(progress));
        }

        @Override
        public Fact<Password> password(PasswordParameter parameter) {
            return own(() -> new AdminPassword(variables()).read(parameter));
        }

        @Override
        public Fact<String> publish(Arn topic, Notification notification) {
            return own(() -> new SnsTopic(variables(), topic)
                    .publish(notification.subject(), notification.text(), notification.attributes()));
        }

        /** The SDK looks for its parts with the thread's class loader, which is to find ours and no other plugin's. */
        private static <T, X extends Exception> T own(AwsCall<T, X> asking) throws X {
            Thread thread = Thread.currentThread();
            ClassLoader usual = thread.getContextClassLoader();
            thread.setContextClassLoader(Surroundings.class.getClassLoader());
            try {
                return asking.ask();
            } finally {
                thread.setContextClassLoader(usual);
            }
        }

        private interface AwsCall<T, X extends Exception> {
            T ask() throws X;
        }
    }
}
