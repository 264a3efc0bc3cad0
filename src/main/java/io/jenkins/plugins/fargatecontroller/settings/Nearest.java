// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which word was meant. */
public final class Nearest {

    private static final int LONGEST = 100;

    private Nearest() {}

    /**
     * The known word that is written, however it is capitalised.
     *
     * @param problem what is wrong with another one, such as {@code is no result}
     * @param otherwise what was expected, if no known word is near
     * @throws IllegalArgumentException if it is none of them
     */
    public static String known(String word, List<String> known, String problem, String otherwise) {
        return known.stream()
                .filter(candidate -> candidate.equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s %s; %s"
                        .formatted(
                                Quoted.of(word),
                                problem,
                                to(word, known)
                                        .map("did you mean '%s'?"::formatted)
                                        .orElse(otherwise))));
    }

    /** The known word that is nearest, if at most two letters or a quarter of them differ; capitals do not count. */
    public static Optional<String> to(String word, List<String> known) {
        if (word.isBlank() || word.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        LevenshteinDistance distance = new LevenshteinDistance(Math.max(2, word.length() / 4));
        return known.stream()
                .filter(candidate -> distance.apply(lower, candidate.toLowerCase(Locale.ROOT)) >= 0)
                .min(Comparator.comparing(candidate -> distance.apply(lower, candidate.toLowerCase(Locale.ROOT))));
    }
}
