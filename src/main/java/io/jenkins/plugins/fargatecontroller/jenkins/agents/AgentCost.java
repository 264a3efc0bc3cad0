// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.fargatecontroller.agents.cost.Cost;
import io.jenkins.plugins.fargatecontroller.agents.report.AgentUse;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.settings.Sentence;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the agents of a build cost, on the page of the build. It is kept with the build. */
public final class AgentCost implements Action {

    private static final Logger LOGGER = Logger.getLogger(AgentCost.class.getName());

    private final List<String> agents = new ArrayList<>();
    private BigDecimal amount = BigDecimal.ZERO;
    private boolean exact = true;

    /** Adds an agent to those of a build. */
    static void add(Run<?, ?> run, AgentUse use) {
        synchronized (run) {
            AgentCost known = run.getAction(AgentCost.class);
            AgentCost all = known == null ? new AgentCost() : known;
            all.add(use);
            if (known == null) {
                run.addAction(all);
            }
            try {
                run.save();
            } catch (IOException e) {
                LOGGER.log(
                        Level.WARNING,
                        "What the agents of " + run + " cost could not be saved with it",
                        Redacted.of(e));
            }
        }
    }

    private synchronized void add(AgentUse use) {
        agents.add(Sentence.of(use.text()));
        Cost sum = new Cost(amount, exact).plus(use.cost().orElse(new Cost(BigDecimal.ZERO, false)));
        amount = sum.amount();
        exact = sum.exact();
    }

    /** A sentence for each agent, for the log and for the page. */
    public synchronized List<String> getAgents() {
        return List.copyOf(agents);
    }

    /** What they cost together. */
    public synchronized String getTotal() {
        return new Cost(amount, exact).toString();
    }

    @Override
    public @Nullable String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return Messages.AgentCost_DisplayName();
    }

    @Override
    public @Nullable String getUrlName() {
        return null;
    }
}
