// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.overrides.UnreadableOverrides;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jenkins.model.GlobalConfiguration;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The overrides as properties of a bean, one for each key. JCasC's export asks no configurator of ours about a global
 * configuration: it lists the pairs of getter and setter, and leaves out what a getter says is null. A script finds the
 * same properties. The configurator that reads JCasC uses none of them.
 */
public abstract class OverrideProperties extends GlobalConfiguration {

    /** The overrides as plain values: maps, lists and texts, with the keys that they have in a file. */
    public abstract Map<String, Object> values();

    /**
     * The overrides, read and checked.
     *
     * @throws UnreadableOverrides if there are some in a file that cannot be read
     */
    public abstract Parsed<Overrides> overrides();

    /**
     * Replaces all overrides.
     *
     * @throws IllegalArgumentException if something in them is wrong; the message has a line for each error. Nothing
     *     has been changed then.
     */
    public abstract void replace(Map<String, Object> newValues);

    public @Nullable String getRootUrl() {
        return text(ControllerKeys.ROOT_URL);
    }

    @DataBoundSetter
    public void setRootUrl(@Nullable String url) {
        put(ControllerKeys.ROOT_URL.name(), url);
    }

    public @Nullable Integer getAgentPort() {
        return number(ControllerKeys.AGENT_PORT);
    }

    @DataBoundSetter
    public void setAgentPort(@Nullable Integer port) {
        put(ControllerKeys.AGENT_PORT.name(), port);
    }

    public @Nullable Integer getExecutors() {
        return number(ControllerKeys.EXECUTORS);
    }

    @DataBoundSetter
    public void setExecutors(@Nullable Integer executors) {
        put(ControllerKeys.EXECUTORS.name(), executors);
    }

    public @Nullable String getAdminUser() {
        return text(ControllerKeys.ADMIN_USER);
    }

    @DataBoundSetter
    public void setAdminUser(@Nullable String user) {
        put(ControllerKeys.ADMIN_USER.name(), user);
    }

    public @Nullable String getAdminParameter() {
        return text(ControllerKeys.ADMIN_PARAMETER);
    }

    @DataBoundSetter
    public void setAdminParameter(@Nullable String parameter) {
        put(ControllerKeys.ADMIN_PARAMETER.name(), parameter);
    }

    public @Nullable Boolean getSampleJobs() {
        String text = text(ControllerKeys.SAMPLE_JOBS);
        return text == null ? null : Boolean.valueOf(text);
    }

    @DataBoundSetter
    public void setSampleJobs(@Nullable Boolean jobs) {
        put(ControllerKeys.SAMPLE_JOBS.name(), jobs);
    }

    public @Nullable String getDrift() {
        return text(ControllerKeys.DRIFT);
    }

    @DataBoundSetter
    public void setDrift(@Nullable String drift) {
        put(ControllerKeys.DRIFT.name(), drift);
    }

    public @Nullable Integer getReconcileMinutes() {
        return number(ControllerKeys.RECONCILE_MINUTES);
    }

    @DataBoundSetter
    public void setReconcileMinutes(@Nullable Integer minutes) {
        put(ControllerKeys.RECONCILE_MINUTES.name(), minutes);
    }

    public @Nullable String getNotificationTopic() {
        return text(ControllerKeys.NOTIFICATION_TOPIC);
    }

    @DataBoundSetter
    public void setNotificationTopic(@Nullable String topic) {
        put(ControllerKeys.NOTIFICATION_TOPIC.name(), topic);
    }

    public @Nullable String getNotificationResults() {
        return text(ControllerKeys.NOTIFICATION_RESULTS);
    }

    @DataBoundSetter
    public void setNotificationResults(@Nullable String results) {
        put(ControllerKeys.NOTIFICATION_RESULTS.name(), results);
    }

    public @Nullable String getEngine() {
        return text(ControllerKeys.ENGINE);
    }

    @DataBoundSetter
    public void setEngine(@Nullable String engine) {
        put(ControllerKeys.ENGINE.name(), engine);
    }

    public @Nullable List<CloudOverride> getClouds() {
        return entries(CloudKeys.CLOUDS.name(), CloudOverride::new);
    }

    @DataBoundSetter
    public void setClouds(@Nullable List<CloudOverride> clouds) {
        put(
                CloudKeys.CLOUDS.name(),
                clouds == null
                        ? null
                        : clouds.stream().map(CloudOverride::values).toList());
    }

    public @Nullable List<TemplateOverride> getTemplates() {
        return entries(TemplateKeys.TEMPLATES.name(), TemplateOverride::new);
    }

    @DataBoundSetter
    public void setTemplates(@Nullable List<TemplateOverride> templates) {
        put(
                TemplateKeys.TEMPLATES.name(),
                templates == null
                        ? null
                        : templates.stream().map(TemplateOverride::values).toList());
    }

    private @Nullable String text(Key<?> key) {
        Object value = values().get(key.name());
        if (value instanceof List<?> items && !items.isEmpty()) {
            return items.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return value == null ? null : value.toString().strip();
    }

    private @Nullable Integer number(Key<?> key) {
        String text = text(key);
        return text == null ? null : Integer.valueOf(text);
    }

    private <T> @Nullable List<T> entries(String key, Function<Map<?, ?>, T> entry) {
        Object value = values().get(key);
        return value instanceof List<?> items
                ? items.stream().map(item -> entry.apply((Map<?, ?>) item)).toList()
                : null;
    }

    private void put(String key, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(values());
        changed.remove(key);
        if (value != null) {
            changed.put(key, value);
        }
        replace(changed);
    }
}
