// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Gives as many items as possible an agent each. A greedy choice would let the first item take the only agent that the
 * second could use, and start one too many.
 */
final class Matching {

    private static final int NONE = -1;

    /** For each item, which agents it may take. */
    private final List<int[]> choices;

    private final int[] itemOfAgent;
    private final int[] agentOfItem;

    private Matching(List<int[]> choices, int agents) {
        this.choices = choices;
        this.itemOfAgent = new int[agents];
        this.agentOfItem = new int[choices.size()];
        Arrays.fill(itemOfAgent, NONE);
        Arrays.fill(agentOfItem, NONE);
    }

    /** Which item may take which agent. */
    interface Fits {
        boolean test(int item, int agent);
    }

    /** Earlier items are served first, and keep being served. */
    static Matching of(int items, int agents, Fits fits) {
        List<int[]> choices = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            int item = i;
            IntPredicate may = agent -> fits.test(item, agent);
            choices.add(java.util.stream.IntStream.range(0, agents).filter(may).toArray());
        }
        Matching matching = new Matching(choices, agents);
        for (int item = 0; item < items; item++) {
            matching.serve(item, new boolean[agents]);
        }
        return matching;
    }

    private boolean serve(int item, boolean[] seen) {
        for (int agent : choices.get(item)) {
            if (!seen[agent]) {
                seen[agent] = true;
                int other = itemOfAgent[agent];
                if (other == NONE || serve(other, seen)) {
                    itemOfAgent[agent] = item;
                    agentOfItem[item] = agent;
                    return true;
                }
            }
        }
        return false;
    }

    boolean served(int item) {
        return agentOfItem[item] != NONE;
    }

    boolean used(int agent) {
        return itemOfAgent[agent] != NONE;
    }
}
