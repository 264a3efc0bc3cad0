// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.pipeline;

import hudson.Extension;
import hudson.model.TaskListener;
import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FargateEngine;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.WorkspaceAction;
import org.jenkinsci.plugins.workflow.flow.ErrorCondition;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.steps.AgentErrorCondition;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * For {@code retry}: an agent was lost, and not because its build wanted more memory than there is, nor because somebody
 * stopped it. Of agents that are not ours, and of those lost before Jenkins came up, it says what {@code agent} says.
 */
public final class FargateAgentErrorCondition extends ErrorCondition {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public FargateAgentErrorCondition() {
        // Nothing can be set
    }

    @Override
    public boolean test(Throwable error, @Nullable StepContext context) throws IOException, InterruptedException {
        if (!new AgentErrorCondition().test(error, context)) {
            return false;
        }
        Optional<Failure> vain = context == null
                ? Optional.empty()
                : node(error, context)
                        .flatMap(FargateEngine.get()::loss)
                        .filter(loss -> !loss.kind().worthRepeating());
        if (context != null && vain.isPresent()) {
            context.get(TaskListener.class)
                    .getLogger()
                    .println(Messages.FargateAgentErrorCondition_Vain(vain.get().withRemedy()));
        }
        return vain.isEmpty();
    }

    /** The name of the node that an error came from. */
    private static Optional<String> node(Throwable error, StepContext context)
            throws IOException, InterruptedException {
        FlowNode origin = ErrorAction.findOrigin(error, context.get(FlowExecution.class));
        if (origin == null) {
            return Optional.empty();
        }
        FlowNode begin = origin instanceof BlockEndNode<?> end ? end.getStartNode() : origin;
        return Stream.concat(Stream.of(begin), begin.getEnclosingBlocks().stream())
                .flatMap(block -> Optional.ofNullable(block.getPersistentAction(WorkspaceAction.class)).stream())
                .map(WorkspaceAction::getNode)
                .findFirst();
    }

    /** The condition {@code fargateAgent}. */
    @Extension
    @Symbol("fargateAgent")
    public static final class DescriptorImpl extends ErrorConditionDescriptor {

        @Override
        public String getDisplayName() {
            return Messages.FargateAgentErrorCondition_DisplayName();
        }
    }
}
