// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.port;

import com.thoughtworks.xstream.XStreamException;
import hudson.PluginWrapper;
import hudson.model.User;
import hudson.model.UserProperty;
import io.jenkins.plugins.fargatecontroller.reconcile.CannotStore;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import java.io.IOException;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * Why core cannot write or read something as XML, where the disk is not to blame: what a plugin adds to it holds a class
 * that core refuses, or is not what it was.
 */
record Serialization(Jenkins jenkins) {

    /** What core wraps before it throws an {@link IOException}; empty if the disk is to blame. */
    static Optional<RuntimeException> fault(IOException failure) {
        return failure.getCause() instanceof RuntimeException fault ? Optional.of(fault) : Optional.empty();
    }

    /** An account, of which one property cannot be written. */
    CannotStore account(User account, RuntimeException fault) {
        Optional<UserProperty> property = account.getAllProperties().stream()
                .filter(Serialization::unwritable)
                .findFirst();
        return cannot("the account '%s'".formatted(account.getId()), property, fault);
    }

    /** The authorization strategy of a plugin, which does not take what it wrote itself in other versions. */
    CannotStore strategy(String plugin, RuntimeException fault) {
        return new CannotStore(
                "the plugin %s rejected the permissions: %s".formatted(plugin, reason(fault)),
                "install a version of %s that goes with this Jenkins".formatted(plugin),
                fault);
    }

    /** Jenkins' own configuration. */
    CannotStore configuration(RuntimeException fault) {
        return cannot("its configuration", Optional.empty(), fault);
    }

    private CannotStore cannot(String what, Optional<UserProperty> property, RuntimeException fault) {
        Optional<PluginWrapper> plugin =
                property.map(culprit -> jenkins.getPluginManager().whichPlugin(culprit.getClass()));
        String culprit = property.map(found ->
                                " because of its property " + found.getClass().getSimpleName())
                        .orElse("")
                + plugin.map(found -> " of the plugin %s %s".formatted(found.getShortName(), found.getVersion()))
                        .orElse("");
        return new CannotStore(
                "Jenkins cannot write %s%s: %s".formatted(what, culprit, reason(fault)),
                plugin.map(found -> "update the plugin %s, or remove it from the image".formatted(found.getShortName()))
                        .orElse("update the plugin that the class is of, or remove it from the image"),
                fault);
    }

    private static boolean unwritable(UserProperty property) {
        try {
            return Jenkins.XSTREAM2.toXML(property).isEmpty();
        } catch (RuntimeException e) {
            return true;
        }
    }

    /** The first line of what the innermost exception says: XStream's own go on with what its authors need. */
    private static String reason(Throwable fault) {
        Throwable innermost = fault;
        while (innermost.getCause() != null && !(innermost instanceof XStreamException)) {
            innermost = innermost.getCause();
        }
        // the name of the class is what one looks for, so here it is said
        String message = innermost.getMessage();
        return (message == null ? Thrown.of(innermost).reason() : message)
                .lines()
                .findFirst()
                .orElse("");
    }
}
