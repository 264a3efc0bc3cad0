// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Nearest;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A document as JCasC has it, of which one part is ours.
 *
 * @param document any document; {@link #isJcasc} tells whether it is one of JCasC
 */
record JcascFile(ConfigNode document) {

    private static final String UNCLASSIFIED = "unclassified";
    private static final String OURS = "fargateController";

    /** Whether the document has one of JCasC's own roots. */
    boolean isJcasc() {
        return document instanceof ConfigNode.Mapping mapping
                && Stream.of(UNCLASSIFIED, "jenkins", "security", "credentials", "tool", "jobs")
                        .anyMatch(mapping.entries()::containsKey);
    }

    /** What stands under {@code unclassified: fargateController:}. */
    Optional<ConfigNode> ours() {
        return child(document, UNCLASSIFIED).flatMap(unclassified -> child(unclassified, OURS));
    }

    /** That our part is missing, which is hardly meant where somebody hands the file in. */
    Problem problem() {
        String remedy = child(document, UNCLASSIFIED)
                .flatMap(JcascFile::misspelt)
                .map("Write 'fargateController' instead of '%s'"::formatted)
                .orElse("Write the overrides there, or use a file that holds nothing else");
        return Problem.warning(
                new Location(new Subject.Document(), document.where()),
                "this is a JCasC file, but it has nothing under 'unclassified: fargateController:', so nothing is"
                        + " overridden",
                remedy);
    }

    private static Optional<String> misspelt(ConfigNode unclassified) {
        return unclassified instanceof ConfigNode.Mapping mapping
                ? mapping.entries().keySet().stream()
                        .filter(key -> Nearest.to(key, List.of(OURS)).isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<ConfigNode> child(ConfigNode tree, String key) {
        return tree instanceof ConfigNode.Mapping mapping
                ? Optional.ofNullable(mapping.entries().get(key))
                : Optional.empty();
    }
}
