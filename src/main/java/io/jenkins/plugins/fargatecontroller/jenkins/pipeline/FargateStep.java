// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.pipeline;

import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.fargatecontroller.agents.request.AgentRequest;
import io.jenkins.plugins.fargatecontroller.agents.request.RequestRefused;
import io.jenkins.plugins.fargatecontroller.agents.request.Requests;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.AgentRequests;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FargateEngine;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.support.steps.ExecutorStep;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/**
 * Runs its block on an agent of its own, which is a template's with some fields changed. It is a {@code node} with a
 * label that nothing else has; the build keeps what the label stands for, see {@link AgentRequests}.
 */
public final class FargateStep extends Step {

    private final String template;
    private @Nullable Integer cpu;
    private @Nullable Integer memory;
    private @Nullable Integer ephemeralStorage;
    private @Nullable String image;
    private @Nullable String taskRole;
    private @Nullable String environment;

    @DataBoundConstructor
    public FargateStep(String template) {
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

    /** A request that cannot be met ends the build here, with the reason in its log, and never waits in the queue. */
    @Override
    public StepExecution start(StepContext context) throws Exception {
        AgentRequest request = new AgentRequest(label(), template.strip(), fields());
        try {
            FargateEngine.get().check(request);
        } catch (RequestRefused e) {
            throw new AbortException(e.text());
        }
        AgentRequests.add(context.get(Run.class), request);
        return new ExecutorStep(request.label()).start(context);
    }

    private String label() {
        String readable = template.strip().replaceAll("[^A-Za-z0-9_.-]", "-");
        String unique = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        return "fargate-" + readable + "-" + unique.substring(6);
    }

    private Map<String, String> fields() {
        Fields fields = new Fields();
        fields.put("cpu", cpu);
        fields.put("memory", memory);
        fields.put("ephemeralStorage", ephemeralStorage);
        fields.put("image", image);
        fields.put("taskRole", taskRole);
        fields.put("environment", environment);
        return fields.all;
    }

    /** Those that somebody set. */
    private static final class Fields {
        private final Map<String, String> all = new TreeMap<>();

        private void put(String name, @Nullable Object value) {
            if (value != null) {
                all.put(name, value.toString());
            }
        }
    }

    /** The step {@code fargate}. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "fargate";
        }

        @Override
        public String getDisplayName() {
            return Messages.FargateStep_DisplayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class, Run.class, FlowExecution.class, FlowNode.class);
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return new ExecutorStep.DescriptorImpl().getProvidedContext();
        }

        @RequirePOST
        public ListBoxModel doFillTemplateItems(@AncestorInPath @Nullable Item job) {
            ListBoxModel names = new ListBoxModel();
            if (mayConfigure(job)) {
                Requests.names(FargateEngine.get().fleet()).forEach(names::add);
            }
            return names;
        }

        /** Looks at all fields together: sizes are pairs, and what may be set depends on the template's cloud. */
        @RequirePOST
        public FormValidation doCheckTemplate(
                @AncestorInPath @Nullable Item job,
                @QueryParameter String template,
                @QueryParameter String cpu,
                @QueryParameter String memory,
                @QueryParameter String image) {
            Map<String, String> fields = new TreeMap<>(Map.of("cpu", cpu, "memory", memory, "image", image));
            fields.values().removeIf(String::isBlank);
            return mayConfigure(job) ? check(new AgentRequest("", template.strip(), fields)) : FormValidation.ok();
        }

        private static FormValidation check(AgentRequest request) {
            try {
                FargateEngine.get().check(request);
                return FormValidation.ok();
            } catch (RequestRefused e) {
                return FormValidation.error(e.text());
            }
        }

        private static boolean mayConfigure(@Nullable Item job) {
            return job == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : job.hasPermission(Item.CONFIGURE);
        }
    }
}
