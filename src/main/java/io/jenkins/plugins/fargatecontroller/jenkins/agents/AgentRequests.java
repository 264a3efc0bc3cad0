// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.agents;

import hudson.model.InvisibleAction;
import hudson.model.Label;
import hudson.model.Queue;
import hudson.model.Run;
import io.jenkins.plugins.fargatecontroller.agents.request.AgentRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The agents that a build asks for beyond labels. They are kept with the build, so that one that waits in the queue is
 * still known after a restart.
 */
public final class AgentRequests extends InvisibleAction {

    private static final String TEMPLATE = "template";

    /** What is asked for, by label; replaced, never changed, for it may be saved at any time. */
    private volatile Map<String, Map<String, String>> requests = new TreeMap<>();

    /** Keeps a request with its build, and returns once it is on the disk. */
    public static void add(Run<?, ?> build, AgentRequest request) throws IOException {
        synchronized (build) {
            AgentRequests kept = build.getAction(AgentRequests.class);
            if (kept == null) {
                kept = new AgentRequests();
                build.addAction(kept);
            }
            kept.add(request);
            build.save();
        }
    }

    private void add(AgentRequest request) {
        Map<String, String> one = new TreeMap<>(request.fields());
        one.put(TEMPLATE, request.template());
        Map<String, Map<String, String>> all = new TreeMap<>(requests);
        all.put(request.label(), one);
        requests = all;
    }

    /** What a waiting item asks for; empty if it asks for a label and no more. */
    static Optional<AgentRequest> of(Queue.Item item) {
        Label label = item.getAssignedLabel();
        AgentRequests kept = label != null && item.task.getOwnerExecutable() instanceof Run<?, ?> build
                ? build.getAction(AgentRequests.class)
                : null;
        return kept == null || label == null ? Optional.empty() : kept.find(label.getName());
    }

    private Optional<AgentRequest> find(String label) {
        return Optional.ofNullable(requests.get(label)).map(one -> request(label, one));
    }

    private static AgentRequest request(String label, Map<String, String> one) {
        Map<String, String> fields = new TreeMap<>(one);
        @Nullable String template = fields.remove(TEMPLATE);
        return new AgentRequest(label, template == null ? "" : template, fields);
    }
}
