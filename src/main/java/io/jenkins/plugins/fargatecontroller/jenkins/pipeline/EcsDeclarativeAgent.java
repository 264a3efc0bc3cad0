// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.pipeline;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.request.AgentRequest;
import io.jenkins.plugins.fargatecontroller.agents.request.RequestRefused;
import io.jenkins.plugins.fargatecontroller.agents.request.Requests;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FargateEngine;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.pipeline.modeldefinition.agent.DeclarativeAgentDescriptor;
import org.jenkinsci.plugins.pipeline.modeldefinition.agent.RetryableDeclarativeAgent;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code agent { ecs { inheritFrom '…' } }} as amazon-ecs has it, for pipelines that were written for that plugin. It
 * has the fields of amazon-ecs that a request may have; {@link EcsSymbol} leaves it out where amazon-ecs is installed.
 */
public final class EcsDeclarativeAgent extends RetryableDeclarativeAgent<EcsDeclarativeAgent> {

    private static final long serialVersionUID = 1L;

    private @Nullable String inheritFrom;
    private @Nullable String label;
    private @Nullable String cloud;
    private @Nullable Integer cpu;
    private @Nullable Integer memory;
    private @Nullable Integer ephemeralStorageSizeInGiB;
    private @Nullable String image;
    private @Nullable String taskrole;
    private @Nullable List<EnvironmentEntry> environments;

    @DataBoundConstructor
    public EcsDeclarativeAgent() {
        // The fields have setters
    }

    public @Nullable String getInheritFrom() {
        return inheritFrom;
    }

    @DataBoundSetter
    public void setInheritFrom(@Nullable String inheritFrom) {
        this.inheritFrom = Util.fixEmptyAndTrim(inheritFrom);
    }

    public @Nullable String getLabel() {
        return label;
    }

    @DataBoundSetter
    public void setLabel(@Nullable String label) {
        this.label = Util.fixEmptyAndTrim(label);
    }

    public @Nullable String getCloud() {
        return cloud;
    }

    /** Of no effect beside {@code inheritFrom}, which is all that amazon-ecs looks for then. */
    @DataBoundSetter
    public void setCloud(@Nullable String cloud) {
        this.cloud = Util.fixEmptyAndTrim(cloud);
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

    public @Nullable Integer getEphemeralStorageSizeInGiB() {
        return ephemeralStorageSizeInGiB;
    }

    @DataBoundSetter
    public void setEphemeralStorageSizeInGiB(@Nullable Integer ephemeralStorageSizeInGiB) {
        this.ephemeralStorageSizeInGiB = ephemeralStorageSizeInGiB;
    }

    public @Nullable String getImage() {
        return image;
    }

    @DataBoundSetter
    public void setImage(@Nullable String image) {
        this.image = Util.fixEmptyAndTrim(image);
    }

    public @Nullable String getTaskrole() {
        return taskrole;
    }

    @DataBoundSetter
    public void setTaskrole(@Nullable String taskrole) {
        this.taskrole = Util.fixEmptyAndTrim(taskrole);
    }

    public @Nullable List<EnvironmentEntry> getEnvironments() {
        return environments;
    }

    @DataBoundSetter
    public void setEnvironments(@Nullable List<EnvironmentEntry> environments) {
        this.environments = environments;
    }

    /** For the script, which asks each agent for it. */
    public @Nullable String getCustomWorkspace() {
        return null;
    }

    /** A line for the build's log, if there is something to say. */
    public @Nullable String getNote() {
        return label == null ? null : Messages.EcsDeclarativeAgent_Label(label);
    }

    /** The arguments of the step {@code fargate}, for the script; a request that cannot be met ends the build here. */
    public Map<String, Object> getArguments() throws AbortException {
        Fleet fleet = FargateEngine.get().fleet();
        String template = Requests.inherited(inheritFrom == null ? "" : inheritFrom, fleet);
        Map<String, Object> arguments = new TreeMap<>();
        arguments.put("cpu", cpu);
        arguments.put("memory", memory);
        arguments.put("ephemeralStorage", ephemeralStorageSizeInGiB);
        arguments.put("image", image);
        arguments.put("taskRole", taskrole);
        arguments.put("environment", environment());
        arguments.values().removeIf(value -> value == null);
        check(template, arguments);
        arguments.put("template", template);
        return arguments;
    }

    private @Nullable String environment() {
        return environments == null
                ? null
                : environments.stream()
                        .map(entry -> entry.name + "=" + entry.value)
                        .collect(Collectors.joining("\n"));
    }

    private static void check(String template, Map<String, Object> arguments) throws AbortException {
        Map<String, String> fields = new TreeMap<>();
        arguments.forEach((name, value) -> fields.put(name, value.toString()));
        try {
            FargateEngine.get().check(new AgentRequest("", template, fields));
        } catch (RequestRefused e) {
            throw new AbortException(e.text("ecs"));
        }
    }

    /** An environment variable. */
    public static final class EnvironmentEntry implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String name;
        private final String value;

        @DataBoundConstructor
        public EnvironmentEntry(String name, String value) {
            this.name = name;
            this.value = value;
        }

        public String getName() {
            return name;
        }

        public String getValue() {
            return value;
        }
    }

    /** The agent {@code ecs}; it shares the script of {@code fargate}. */
    @Extension(optional = true)
    @Symbol("ecs")
    public static final class DescriptorImpl extends DeclarativeAgentDescriptor<EcsDeclarativeAgent> {

        @Override
        public String getDisplayName() {
            return Messages.EcsDeclarativeAgent_DisplayName();
        }

        @Override
        public String getScriptClass() {
            return "io.jenkins.plugins.fargatecontroller.jenkins.pipeline.FargateDeclarativeAgentScript";
        }
    }
}
