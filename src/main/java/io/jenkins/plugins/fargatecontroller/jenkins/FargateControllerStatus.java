// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import io.jenkins.plugins.fargatecontroller.agents.report.AgentsReport;
import io.jenkins.plugins.fargatecontroller.agents.report.ReportJson;
import io.jenkins.plugins.fargatecontroller.status.Status;
import io.jenkins.plugins.fargatecontroller.status.StatusJson;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What {@code api/json} answers: {@link StatusJson}, with each of its keys a property that {@code tree} can ask for. */
@ExportedBean
public class FargateControllerStatus {

    private final Map<String, Object> tree;

    private final @Nullable Map<String, Object> agents;

    /**
     * An answer.
     *
     * @param report empty if another engine runs the agents
     */
    public FargateControllerStatus(Status status, Optional<AgentsReport> report) {
        this.tree = StatusJson.tree(status);
        this.agents = report.map(ReportJson::tree).orElse(null);
    }

    @Exported
    public @Nullable Object getState() {
        return tree.get("state");
    }

    @Exported
    public @Nullable Object getSentence() {
        return tree.get("sentence");
    }

    @Exported
    public @Nullable Object getFacts() {
        return tree.get("facts");
    }

    @Exported
    public @Nullable Object getPlan() {
        return tree.get("plan");
    }

    @Exported
    public @Nullable Object getPending() {
        return tree.get("pending");
    }

    @Exported
    public @Nullable Object getRuns() {
        return tree.get("runs");
    }

    @Exported
    public @Nullable Object getProgress() {
        return tree.get("progress");
    }

    /** What our own engine does; null where it runs nothing. */
    @Exported
    public @Nullable Object getAgents() {
        return agents;
    }
}
