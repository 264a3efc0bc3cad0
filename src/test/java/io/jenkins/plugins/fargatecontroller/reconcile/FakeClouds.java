// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.amazonecs.CannotBuild;
import io.jenkins.plugins.fargatecontroller.amazonecs.CloudsPort;
import io.jenkins.plugins.fargatecontroller.amazonecs.DataBoundReader;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Clouds that are read and built as those of amazon-ecs are. */
public final class FakeClouds implements CloudsPort {

    final List<Object> clouds = new ArrayList<>();
    int saves;
    int guards;
    public boolean missing;
    boolean diskFull;
    boolean broken;

    /** A parameter that this amazon-ecs does not have; empty for none. */
    public String unknown = "";

    /** Puts these in the place of all, as somebody else might. */
    public void clouds(List<Object> others) {
        clouds.clear();
        clouds.addAll(others);
    }

    /** A cloud of another plugin. */
    public static final class Other {
        public final String name;

        Other(String name) {
            this.name = name;
        }
    }

    /** The parameters that a test needs, and one that is not ours: {@code slaveTimeoutInSeconds}. */
    @SuppressWarnings("unused") // read by name
    public static final class Cloud {
        public @Nullable Object name;
        public @Nullable Object credentialsId;
        public @Nullable Object cluster;
        public @Nullable Object regionName;
        public @Nullable Object jenkinsUrl;
        public @Nullable Object tunnel;
        public @Nullable Object numExecutors;
        public @Nullable Object allowedOverrides;
        public @Nullable Object retentionTimeout;
        public @Nullable Object maxAgents;
        public @Nullable Object slaveTimeoutInSeconds;
        public List<Object> templates = new ArrayList<>();

        /** Without the controller. */
        private static String plain(@Nullable Object name) {
            return String.valueOf(name).replaceFirst("^[^_]*_", "");
        }

        Template template(String wanted) {
            return templates.stream()
                    .map(Template.class::cast)
                    .filter(template -> wanted.equals(plain(template.templateName)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The same for a template; not ours is {@code jvmArgs}. */
    @SuppressWarnings("unused") // read by name
    public static final class Template {
        public @Nullable Object templateName;
        public @Nullable Object label;
        public @Nullable Object image;
        public @Nullable Object cpu;
        public @Nullable Object memory;
        public @Nullable Object memoryReservation;
        public @Nullable Object ephemeralStorageSizeInGiB;
        public @Nullable Object operatingSystemFamily;
        public @Nullable Object cpuArchitecture;
        public @Nullable Object platformVersion;
        public @Nullable Object remoteFSRoot;
        public @Nullable Object launchType;
        public @Nullable Object capacityProviderStrategies;
        public @Nullable Object networkMode;
        public @Nullable Object subnets;
        public @Nullable Object securityGroups;
        public @Nullable Object assignPublicIp;
        public @Nullable Object taskrole;
        public @Nullable Object executionRole;
        public @Nullable Object logDriver;
        public @Nullable Object entrypoint;
        public @Nullable Object containerUser;
        public @Nullable Object repositoryCredentials;
        public @Nullable Object enableExecuteCommand;
        public @Nullable Object ulimits;
        public @Nullable Object efsMountPoints;
        public @Nullable Object logDriverOptions;
        public @Nullable Object environments;
        public @Nullable Object tags;
        public @Nullable Object jvmArgs;
    }

    /** A name and a value, as in tags. */
    @SuppressWarnings("unused") // read by name
    public static final class Pair {
        public @Nullable Object name;
        public @Nullable Object value;
    }

    /** A capacity provider. */
    @SuppressWarnings("unused") // read by name
    public static final class Strategy {
        public @Nullable Object provider;
        public @Nullable Object base;
        public @Nullable Object weight;
    }

    @Override
    public List<Object> all() {
        if (broken) {
            throw new IllegalStateException("broken");
        }
        return List.copyOf(clouds);
    }

    @Override
    public void replace(List<Object> newClouds) throws java.io.IOException {
        if (diskFull) {
            throw new java.io.IOException("No space left on device");
        }
        clouds.clear();
        clouds.addAll(newClouds);
        saves++;
    }

    @Override
    public Object build(Map<String, Object> values) throws CannotBuild {
        if (missing) {
            throw new CannotBuild("the plugin amazon-ecs is not installed", "Install amazon-ecs");
        }
        Cloud cloud = fill(new Cloud(), values);
        cloud.templates = ((List<?>) values.getOrDefault("templates", List.of()))
                .stream()
                        .map(template -> template instanceof Map<?, ?> map ? fill(new Template(), map) : template)
                        .collect(Collectors.toCollection(ArrayList::new));
        return cloud;
    }

    @Override
    public void guard(Plan plan) {
        guards++;
    }

    @Override
    public Set<String> parameters(Object described) {
        return Arrays.stream(described.getClass().getFields())
                .map(java.lang.reflect.Field::getName)
                .filter(name -> !name.equals(unknown))
                .collect(Collectors.toSet());
    }

    Cloud cloud(String name) {
        return clouds.stream()
                .filter(Cloud.class::isInstance)
                .map(Cloud.class::cast)
                .filter(cloud -> name.equals(cloud.name))
                .findFirst()
                .orElseThrow();
    }

    List<String> names() {
        return clouds.stream()
                .map(cloud -> new DataBoundReader(cloud).text("name"))
                .toList();
    }

    private static <T> T fill(T object, Map<?, ?> values) {
        values.forEach((name, value) -> set(object, name.toString(), value));
        return object;
    }

    private static void set(Object object, String name, Object value) {
        try {
            object.getClass().getField(name).set(object, entries(value));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("amazon-ecs has no parameter " + name, e);
        }
    }

    private static Object entries(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(FakeClouds::entry).toList()
                : value;
    }

    private static Object entry(Object entry) {
        if (!(entry instanceof Map<?, ?> map)) {
            return entry;
        }
        if (map.containsKey("provider")) {
            return fill(new Strategy(), map);
        }
        return map.containsKey("templateName") ? fill(new Template(), map) : fill(new Pair(), map);
    }
}
