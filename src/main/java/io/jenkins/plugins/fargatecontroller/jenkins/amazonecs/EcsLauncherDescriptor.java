// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.amazonecs;

import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.DescriptorVisibilityFilter;
import hudson.slaves.ComputerLauncher;
import java.util.Arrays;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/**
 * What amazon-ecs does not bring for the launcher of its agents: without a descriptor, the page of an agent that is
 * offline is an error. It says of the launcher what core's own descriptor says of the launcher that this one extends.
 */
@Extension(optional = true)
public final class EcsLauncherDescriptor extends Descriptor<ComputerLauncher> {

    private static final String LAUNCHER = "com.cloudbees.jenkins.plugins.amazonecs.ECSLauncher";

    /** Jenkins goes on without it, as without any optional extension, where it cannot be made. */
    public EcsLauncherDescriptor() throws ReflectiveOperationException {
        super(launcher());
    }

    private static Class<? extends ComputerLauncher> launcher() throws ReflectiveOperationException {
        Class<?> launcher = Jenkins.get().getPluginManager().uberClassLoader.loadClass(LAUNCHER);
        if (Arrays.stream(launcher.getDeclaredClasses()).anyMatch(Descriptor.class::isAssignableFrom)) {
            throw new ClassNotFoundException("This amazon-ecs has a descriptor for " + LAUNCHER);
        }
        return launcher.asSubclass(ComputerLauncher.class);
    }

    /** Whether agents may connect to a port. */
    public boolean isTcpSupported() {
        return Jenkins.get().getSlaveAgentPort() >= 0;
    }

    public boolean isInstanceIdentityInstalled() {
        return Jenkins.get().getPlugin("instance-identity") != null;
    }

    /** Core asks the servlet container, which always does today. */
    public boolean isWebSocketSupported() {
        return true;
    }

    /** Nobody chooses it for an agent made by hand. */
    @Extension
    @SuppressWarnings("rawtypes") // as core declares it
    public static final class Hidden extends DescriptorVisibilityFilter {

        @Override
        public boolean filter(@Nullable Object context, Descriptor descriptor) {
            return !(descriptor instanceof EcsLauncherDescriptor);
        }

        @Override
        public boolean filterType(Class<?> context, Descriptor descriptor) {
            return filter(null, descriptor);
        }
    }
}
