// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.state.StateDirectory;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.Status;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Jenkins in memory with a reconciler of its own, which goes by what a test has discovered. */
public final class TestJenkins {

    private final FakeJenkins jenkins = new FakeJenkins();
    private final Reconciler reconciler;
    private volatile Discovered discovered;

    /**
     * A Jenkins that has just been installed, which is closed before anything was discovered.
     *
     * @param folder where the state is kept
     * @param env the environment variables of the controller's container
     */
    public TestJenkins(Path folder, Map<String, String> env, Discovered discovered, PasswordSource passwords) {
        this.discovered = discovered;
        this.reconciler = new Reconciler(
                jenkins,
                new StateDirectory(folder),
                new Sources(
                        progress -> this.discovered,
                        () -> OverridesReader.read("", "overrides.yaml"),
                        passwords,
                        World.CLOCK),
                env);
        reconciler.secure();
    }

    /** Goes by another discovery, and reconciles once; the changes that were made. */
    public List<String> run(Discovered now) {
        discovered = now;
        reconciler.discover();
        return reconciler.run(Trigger.SCHEDULE, Scope.USUAL).result().applied().stream()
                .map(Change::toString)
                .toList();
    }

    /** Whether nobody can do anything without being the administrator. */
    public boolean closed() {
        return !jenkins.open() && !jenkins.unsecured() && !jenkins.users.isEmpty();
    }

    /** Whether the administrator has this password. */
    public boolean accepts(String password) {
        return jenkins.users.containsValue(password);
    }

    public Status status() {
        return reconciler.status();
    }

    /** Everything that Jenkins has, but for the password. */
    public List<String> contents() {
        return Stream.of(
                        jenkins.clouds.clouds.stream().map(TestJenkins::shown),
                        Stream.of(
                                "basics " + new TreeMap<>(jenkins.basics),
                                "jobs " + new TreeMap<>(jenkins.jobs),
                                "users " + new TreeSet<>(jenkins.users.keySet()),
                                "realm " + jenkins.realm,
                                "strategy " + jenkins.strategy))
                .flatMap(lines -> lines)
                .toList();
    }

    private static String shown(Object part) {
        if (part instanceof List<?> list) {
            return list.stream().map(TestJenkins::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        if (!part.getClass().getName().startsWith(TestJenkins.class.getPackageName())) {
            return part.toString();
        }
        return Stream.of(part.getClass().getFields())
                .map(field -> field.getName() + "=" + value(field, part))
                .sorted()
                .collect(Collectors.joining(", ", part.getClass().getSimpleName() + "(", ")"));
    }

    private static String value(Field field, Object part) {
        try {
            Object value = field.get(part);
            return value == null ? "-" : shown(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a public field", e);
        }
    }
}
