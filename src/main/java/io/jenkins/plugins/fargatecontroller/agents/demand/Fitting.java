// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import java.util.List;

/** Which item may take which executor: first those elsewhere, then our agents. */
record Fitting(Situation situation, List<Slot> free, LabelMatch labels) implements Matching.Fits {

    @Override
    public boolean test(int item, int executor) {
        QueuedItem wanted = situation.items().get(item);
        int others = situation.elsewhere().size();
        return executor < others
                ? situation.elsewhere().get(executor).contains(wanted.id())
                : fits(wanted, free.get(executor - others));
    }

    private boolean fits(QueuedItem item, Slot slot) {
        return slot.reservedFor().map(item.job()::equals).orElse(true) && allowed(item, slot) && selects(item, slot);
    }

    private boolean allowed(QueuedItem item, Slot slot) {
        return situation.fleet().template(slot.template()).stream()
                .allMatch(template -> template.rules().folders().allow(item.job()));
    }

    private boolean selects(QueuedItem item, Slot slot) {
        return item.label()
                .map(expression -> labels.matches(expression, slot.labels()))
                .orElseGet(() -> situation.fleet().template(slot.template()).stream()
                        .anyMatch(template ->
                                template.rules().serves() && template.labels().equals(slot.labels())));
    }
}
