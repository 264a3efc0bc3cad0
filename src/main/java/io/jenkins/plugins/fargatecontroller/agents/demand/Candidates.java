// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.request.RequestRefused;
import io.jenkins.plugins.fargatecontroller.agents.request.Requests;
import java.util.List;

/** The templates that an item may get an agent from. */
final class Candidates {

    private final Fleet fleet;
    private final Requests requests;
    private final LabelMatch labels;

    Candidates(Fleet fleet, Requests requests, LabelMatch labels) {
        this.fleet = fleet;
        this.requests = requests;
        this.labels = labels;
    }

    /** Either templates, in order, or why there is none. */
    sealed interface Found {
        record Some(List<AgentTemplate> templates) implements Found {}

        record None(Blockage why) implements Found {}
    }

    Found of(QueuedItem item) {
        List<AgentTemplate> fitting;
        try {
            fitting = fitting(item);
        } catch (RequestRefused e) {
            return new Found.None(new Blockage(e.text(), true));
        }
        List<AgentTemplate> allowed = fitting.stream()
                .filter(template -> template.rules().folders().allow(item.job()))
                .toList();
        if (!allowed.isEmpty()) {
            return new Found.Some(allowed);
        }
        return new Found.None(fitting.stream()
                .flatMap(template -> template.rules().folders().refusal(template.name(), item.job()).stream())
                .findFirst()
                .map(text -> new Blockage(text, !item.others()))
                .orElseGet(() -> nothing(item)));
    }

    private List<AgentTemplate> fitting(QueuedItem item) throws RequestRefused {
        if (item.request().isPresent()) {
            return List.of(requests.template(item.request().get(), fleet));
        }
        return fleet.templates().filter(template -> serves(template, item)).toList();
    }

    private boolean serves(AgentTemplate template, QueuedItem item) {
        return item.label()
                .map(expression -> labels.matches(expression, template.labels()))
                .orElse(template.rules().serves());
    }

    private static Blockage nothing(QueuedItem item) {
        String text = item.label()
                .map("no template has the label %s; correct the job's label, or add it to a template"::formatted)
                .orElse("no template serves builds without a label; give the job one, or a template default: true");
        return new Blockage(text, !item.others());
    }
}
