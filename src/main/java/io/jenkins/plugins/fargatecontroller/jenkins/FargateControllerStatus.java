// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import io.jenkins.plugins.fargatecontroller.agents.report.AgentsReport;
import io.jenkins.plugins.fargatecontroller.agents.report.ReportJson;
import io.jenkins.plugins.fargatecontroller.status.Status;
import io.jenkins.plugins.fargatecontroller.status.StatusJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What {@code api/json} answers: {@link StatusJson}, with each of its keys a property that {@code tree} can ask for. */
@ExportedBean
public class FargateControllerStatus {

    private final Map<String, Object> tree;

    private final @Nullable Map<String, Object> agents;

    private FargateControllerStatus(Status status, @Nullable Map<String, Object> agents) {
        this.tree = StatusJson.tree(status);
        this.agents = agents;
    }

    /** An answer where another engine runs the agents. */
    public FargateControllerStatus(Status status) {
        this(status, (Map<String, Object>) null);
    }

    /** An answer where our own engine runs the agents. */
    public FargateControllerStatus(Status status, AgentsReport report) {
        this(status, ReportJson.tree(report));
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
