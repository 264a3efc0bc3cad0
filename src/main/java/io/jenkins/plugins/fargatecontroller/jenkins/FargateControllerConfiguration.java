// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.fargatecontroller.page.MemoryChoices;
import io.jenkins.plugins.fargatecontroller.plan.Overrides;
import io.jenkins.plugins.fargatecontroller.plan.OverridesCheck;
import io.jenkins.plugins.fargatecontroller.plan.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Plain;
import io.jenkins.plugins.fargatecontroller.plan.Problem;
import io.jenkins.plugins.fargatecontroller.plan.Read;
import io.jenkins.plugins.fargatecontroller.plan.Tree;
import io.jenkins.plugins.fargatecontroller.reconcile.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jenkins.YesNoMaybe;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The overrides an administrator keeps, on the Manage page or in JCasC under {@code unclassified: fargateController:}.
 * What is not said is null here, and not in an export.
 *
 * <p>Not loadable into a running Jenkins: the realm and the clouds are set in the course of the boot.
 */
@Extension(dynamicLoadable = YesNoMaybe.NO)
@Symbol("fargateController")
public class FargateControllerConfiguration extends GlobalConfiguration {

    private static final String SOURCE = "";

    private Map<String, Object> values = new LinkedHashMap<>();

    public FargateControllerConfiguration() {
        load();
    }

    public static FargateControllerConfiguration get() {
        return ExtensionList.lookupSingleton(FargateControllerConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.FargateControllerConfiguration_DisplayName();
    }

    /** The overrides as plain values: maps, lists and texts, with the keys that they have in a file. */
    public Map<String, Object> values() {
        return Plain.overrides(values);
    }

    /** The overrides, read and checked. */
    public Read<Overrides> overrides() {
        return OverridesReader.read(Tree.of(values, SOURCE));
    }

    /**
     * Replaces all overrides, saves them, and has Jenkins reconciled.
     *
     * @throws IllegalArgumentException if something in them is wrong; the message has a line for each error. Nothing
     *     has been changed then.
     */
    public void replace(Map<String, Object> newValues) {
        replace(newValues, Trigger.SAVE);
    }

    void replace(Map<String, Object> newValues, Trigger trigger) {
        List<Problem> errors = OverridesCheck.errors(Tree.of(newValues, SOURCE));
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(
                    errors.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        values = Plain.overrides(newValues);
        save();
        FargateController.get().changed(trigger);
    }

    /** The system's configuration page only leads to ours. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) {
        return true;
    }

    public @Nullable String getRootUrl() {
        return text("rootUrl");
    }

    @DataBoundSetter
    public void setRootUrl(@Nullable String url) {
        put("rootUrl", url);
    }

    public @Nullable Integer getAgentPort() {
        return number("agentPort");
    }

    @DataBoundSetter
    public void setAgentPort(@Nullable Integer port) {
        put("agentPort", port);
    }

    public @Nullable Integer getExecutors() {
        return number("executors");
    }

    @DataBoundSetter
    public void setExecutors(@Nullable Integer executors) {
        put("executors", executors);
    }

    public @Nullable String getAdminUser() {
        return text("adminUser");
    }

    @DataBoundSetter
    public void setAdminUser(@Nullable String user) {
        put("adminUser", user);
    }

    public @Nullable String getAdminParameter() {
        return text("adminParameter");
    }

    @DataBoundSetter
    public void setAdminParameter(@Nullable String parameter) {
        put("adminParameter", parameter);
    }

    public @Nullable Boolean getSampleJobs() {
        String text = text("sampleJobs");
        return text == null ? null : Boolean.valueOf(text);
    }

    @DataBoundSetter
    public void setSampleJobs(@Nullable Boolean jobs) {
        put("sampleJobs", jobs);
    }

    public @Nullable String getDrift() {
        return text("drift");
    }

    @DataBoundSetter
    public void setDrift(@Nullable String drift) {
        put("drift", drift);
    }

    public @Nullable Integer getReconcileMinutes() {
        return number("reconcileMinutes");
    }

    @DataBoundSetter
    public void setReconcileMinutes(@Nullable Integer minutes) {
        put("reconcileMinutes", minutes);
    }

    public @Nullable List<CloudOverride> getClouds() {
        return values.get("clouds") instanceof List<?> items
                ? items.stream()
                        .map(item -> new CloudOverride((Map<?, ?>) item))
                        .toList()
                : null;
    }

    @DataBoundSetter
    public void setClouds(@Nullable List<CloudOverride> clouds) {
        put(
                "clouds",
                clouds == null
                        ? null
                        : clouds.stream().map(CloudOverride::values).toList());
    }

    public @Nullable List<TemplateOverride> getTemplates() {
        return values.get("templates") instanceof List<?> items
                ? items.stream()
                        .map(item -> new TemplateOverride((Map<?, ?>) item))
                        .toList()
                : null;
    }

    @DataBoundSetter
    public void setTemplates(@Nullable List<TemplateOverride> templates) {
        put(
                "templates",
                templates == null
                        ? null
                        : templates.stream().map(TemplateOverride::values).toList());
    }

    /** The memory that an agent template may have beside its cpu, for the form. */
    @POST
    public ListBoxModel doFillMemoryItems(
            @QueryParameter String name, @QueryParameter String cloud, @QueryParameter String cpu) {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        ListBoxModel items = new ListBoxModel();
        MemoryChoices.of(FargateController.get().status().environment(), name, cloud, cpu)
                .forEach(choice -> items.add(choice.label(), choice.value()));
        return items;
    }

    private @Nullable String text(String key) {
        Object value = values.get(key);
        return value == null ? null : value.toString();
    }

    private @Nullable Integer number(String key) {
        String text = text(key);
        return text == null ? null : Integer.valueOf(text);
    }

    private void put(String key, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.remove(key);
        if (value != null) {
            changed.put(key, value);
        }
        replace(changed);
    }
}
