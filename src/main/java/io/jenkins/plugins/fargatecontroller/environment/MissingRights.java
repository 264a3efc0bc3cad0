// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls that AWS denied because permissions are missing, as one problem.
 *
 * @param who such as {@code the task role demo}
 * @param actions as IAM policies name them
 */
public record MissingRights(String who, List<String> actions) {

    private static final String NOT = " may not call ";
    private static final Pattern REFUSED = Pattern.compile("(.+)" + NOT + "(\\S+)");

    public MissingRights {
        actions = List.copyOf(actions);
    }

    /** Why a call was refused; a clause. */
    public static String reason(String who, String action) {
        return who + NOT + action;
    }

    /** What such reasons have in common; empty if there is none among them. */
    public static Optional<MissingRights> of(Stream<String> reasons) {
        List<Matcher> refused =
                reasons.map(REFUSED::matcher).filter(Matcher::matches).toList();
        return refused.stream()
                .findFirst()
                .map(first -> new MissingRights(
                        first.group(1),
                        refused.stream()
                                .map(each -> each.group(2))
                                .distinct()
                                .sorted()
                                .toList()));
    }

    /** All of them in one clause. */
    public String reason() {
        return reason(who, list());
    }

    /** What helps; a clause that stands after {@link #reason()}, which names the calls. */
    public String remedy() {
        return "allow %s in %s".formatted(actions.size() == 1 ? actions.get(0) : "these calls", who);
    }

    private String list() {
        return actions.size() == 1
                ? actions.get(0)
                : actions.stream().limit(actions.size() - 1L).collect(Collectors.joining(", ")) + " and "
                        + actions.get(actions.size() - 1);
    }
}
