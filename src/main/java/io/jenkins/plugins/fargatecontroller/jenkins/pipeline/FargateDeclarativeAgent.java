// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.pipeline;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.pipeline.modeldefinition.agent.DeclarativeAgentDescriptor;
import org.jenkinsci.plugins.pipeline.modeldefinition.agent.RetryableDeclarativeAgent;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** {@code agent { fargate { … } }}: the step {@code fargate} around a stage, or around a whole pipeline. */
public final class FargateDeclarativeAgent extends RetryableDeclarativeAgent<FargateDeclarativeAgent> {

    private static final long serialVersionUID = 1L;

    private final String template;
    private @Nullable Integer cpu;
    private @Nullable Integer memory;
    private @Nullable Integer ephemeralStorage;
    private @Nullable String image;
    private @Nullable String taskRole;
    private @Nullable String environment;
    private @Nullable String customWorkspace;

    @DataBoundConstructor
    public FargateDeclarativeAgent(String template) {
        this.template = template;
    }

    public String getTemplate() {
        return template;
    }

    public @Nullable Integer getCpu() {
        return cpu;
    }

    @DataBoundSetter
    public void setCpu(@Nullable Integer cpu) {
        this.cpu = cpu;
    }

    public @Nullable Integer getMemory() {
        return memory;
    }

    @DataBoundSetter
    public void setMemory(@Nullable Integer memory) {
        this.memory = memory;
    }

    public @Nullable Integer getEphemeralStorage() {
        return ephemeralStorage;
    }

    @DataBoundSetter
    public void setEphemeralStorage(@Nullable Integer ephemeralStorage) {
        this.ephemeralStorage = ephemeralStorage;
    }

    public @Nullable String getImage() {
        return image;
    }

    @DataBoundSetter
    public void setImage(@Nullable String image) {
        this.image = Util.fixEmptyAndTrim(image);
    }

    public @Nullable String getTaskRole() {
        return taskRole;
    }

    @DataBoundSetter
    public void setTaskRole(@Nullable String taskRole) {
        this.taskRole = Util.fixEmptyAndTrim(taskRole);
    }

    public @Nullable String getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public void setEnvironment(@Nullable String environment) {
        this.environment = Util.fixEmptyAndTrim(environment);
    }

    public @Nullable String getCustomWorkspace() {
        return customWorkspace;
    }

    @DataBoundSetter
    public void setCustomWorkspace(@Nullable String customWorkspace) {
        this.customWorkspace = Util.fixEmptyAndTrim(customWorkspace);
    }

    /** For the script, which asks each agent for it: there is nothing to say. */
    public @Nullable String getNote() {
        return null;
    }

    /** The step's arguments, for the script. */
    public Map<String, Object> getArguments() {
        Map<String, Object> arguments = new TreeMap<>();
        arguments.put("template", template);
        arguments.put("cpu", cpu);
        arguments.put("memory", memory);
        arguments.put("ephemeralStorage", ephemeralStorage);
        arguments.put("image", image);
        arguments.put("taskRole", taskRole);
        arguments.put("environment", environment);
        arguments.values().removeIf(value -> value == null);
        return arguments;
    }

    /** The agent {@code fargate}; its fields are those of the step. */
    @Extension(optional = true)
    @Symbol("fargate")
    public static final class DescriptorImpl extends DeclarativeAgentDescriptor<FargateDeclarativeAgent> {

        public DescriptorImpl() {
            for (String field :
                    new String[] {"template", "cpu", "memory", "ephemeralStorage", "image", "taskRole", "environment"
                    }) {
                addHelpFileRedirect(field, FargateStep.class, field);
            }
        }

        @Override
        public String getDisplayName() {
            return Messages.FargateDeclarativeAgent_DisplayName();
        }

        @RequirePOST
        public ListBoxModel doFillTemplateItems(@AncestorInPath @Nullable Item job) {
            return step().doFillTemplateItems(job);
        }

        @RequirePOST
        public FormValidation doCheckTemplate(
                @AncestorInPath @Nullable Item job,
                @QueryParameter String template,
                @QueryParameter String cpu,
                @QueryParameter String memory,
                @QueryParameter String image) {
            return step().doCheckTemplate(job, template, cpu, memory, image);
        }

        private static FargateStep.DescriptorImpl step() {
            return ExtensionList.lookupSingleton(FargateStep.DescriptorImpl.class);
        }
    }
}
