// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.util.List;
import java.util.Map;

/**
 * Overrides as they were written, read once: each value keeps the place that its node has.
 *
 * @param written the document
 * @param read what it says
 */
public record OverridesDocument(ConfigNode written, Parsed<Overrides> read) {

    /** Nothing is overridden. */
    public static final OverridesDocument NONE = of(Map.of());

    /** Reads the document of a file. */
    public static OverridesDocument of(ConfigNode written) {
        return of(written, Notation.YAML);
    }

    /** Reads a document that a person gave in this way. */
    public static OverridesDocument of(ConfigNode written, Notation notation) {
        return new OverridesDocument(written, OverridesReader.read(written, notation));
    }

    /**
     * Reads plain values, of which nobody knows the place any more.
     *
     * @throws IllegalArgumentException if they are nested deeper than any document may be
     */
    public static OverridesDocument of(Map<?, ?> values) {
        return of(ConfigNode.of(values, ""), Notation.FORM);
    }

    /** What is wrong with them in any environment, in the order of the document. */
    public List<Problem> errors() {
        return OverridesCheck.errors(read);
    }

    /** The same as a file keeps them, see {@link PlainValues#overrides}. */
    public Map<String, Object> values() {
        return PlainValues.of(written) instanceof Map<?, ?> values ? PlainValues.overrides(values) : Map.of();
    }
}
