// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MatchingTest {

    private static final int ITEMS = 5;
    private static final int AGENTS = 4;

    /** Each item is a word of the agents that it may take. */
    private static Matching matching(String items, int agents) {
        String[] choices = items.split(" ", -1);
        return Matching.of(choices.length, agents, (item, agent) -> choices[item].contains(String.valueOf(agent)));
    }

    private static String served(String items, int agents) {
        Matching matching = matching(items, agents);
        return IntStream.range(0, items.split(" ", -1).length)
                .filter(matching::served)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0",
        "0 0, 1, 0",
        "01 0, 2, 0 1",
        "01 12 0, 3, 0 1 2",
        "012 01 0, 3, 0 1 2",
        "0 0 1, 2, 0 2",
        "- 0, 1, 1",
        "0 1, 0, ''",
    })
    void asManyAsPossibleAreServedAndEarlierOnesStayServed(String items, int agents, String served) {
        assertThat(served(items, agents)).isEqualTo(served);
    }

    @Test
    void anAgentThatNobodyTookIsUnused() {
        Matching matching = matching("1", 2);
        assertThat(matching.used(0)).isFalse();
        assertThat(matching.used(1)).isTrue();
        assertThat(Matching.of(0, 1, (item, agent) -> true).used(0)).isFalse();
    }

    static Stream<Long> seeds() {
        return LongStreams.upTo(200);
    }

    /** An item is served if that takes nothing from the items before it, which trying all ways out also tells. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noOtherWayServesMore(long seed) {
        Random random = new Random(seed);
        boolean[][] fits = new boolean[ITEMS][AGENTS];
        for (boolean[] row : fits) {
            for (int agent = 0; agent < AGENTS; agent++) {
                row[agent] = random.nextInt(3) == 0;
            }
        }
        Matching matching = Matching.of(ITEMS, AGENTS, (item, agent) -> fits[item][agent]);
        List<Integer> before = new ArrayList<>();
        for (int item = 0; item < ITEMS; item++) {
            before.add(item);
            boolean possible = possible(fits, before, 0, new HashSet<>());
            assertThat(matching.served(item)).isEqualTo(possible);
            if (!possible) {
                before.remove(Integer.valueOf(item));
            }
        }
        assertThat(IntStream.range(0, AGENTS).filter(matching::used).count()).isEqualTo(before.size());
    }

    private static boolean possible(boolean[][] fits, List<Integer> items, int from, Set<Integer> taken) {
        if (from == items.size()) {
            return true;
        }
        for (int agent = 0; agent < AGENTS; agent++) {
            if (fits[items.get(from)][agent] && taken.add(agent)) {
                if (possible(fits, items, from + 1, taken)) {
                    return true;
                }
                taken.remove(agent);
            }
        }
        return false;
    }
}
