// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How the agents of a template are used.
 *
 * @param maxAgents how many there may be at once, starting ones included; any number if empty
 * @param serves whether it also serves builds that name no label
 * @param reuse whether an agent is kept for further builds of the same job
 * @param folders who may use it, see {@link FolderRights}; everybody if empty
 * @param tags what each task is tagged with beside that by which it is known
 */
public record UseRules(
        OptionalInt maxAgents,
        boolean serves,
        boolean reuse,
        FolderRights folders,
        Spare spare,
        Patience patience,
        Map<String, String> tags) {

    public UseRules {
        tags = Map.copyOf(tags);
    }

    public static UseRules usual() {
        return new UseRules(
                OptionalInt.empty(),
                false,
                false,
                new FolderRights(List.of()),
                Spare.none(),
                new Patience(Duration.ofMinutes(Patience.USUAL_MINUTES), Duration.ofMinutes(Patience.USUAL_MINUTES)),
                Map.of());
    }

    public UseRules withMaxAgents(int most) {
        return new UseRules(OptionalInt.of(most), serves, reuse, folders, spare, patience, tags);
    }

    public UseRules withServes() {
        return new UseRules(maxAgents, true, reuse, folders, spare, patience, tags);
    }

    public UseRules withReuse() {
        return new UseRules(maxAgents, serves, true, folders, spare, patience, tags);
    }

    public UseRules withFolders(String... patterns) {
        return new UseRules(maxAgents, serves, reuse, new FolderRights(List.of(patterns)), spare, patience, tags);
    }

    public UseRules withSpare(Spare other) {
        return new UseRules(maxAgents, serves, reuse, folders, other, patience, tags);
    }

    /**
     * How long to wait.
     *
     * @param start from RunTask until the agent has connected
     * @param idle until an agent that nobody took ends
     */
    public record Patience(Duration start, Duration idle) {
        public static final int USUAL_MINUTES = 10;
    }
}
