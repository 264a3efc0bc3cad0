// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.Collection;
import java.util.Optional;

/**
 * Where a value comes from.
 *
 * @param kind the layer, in rising order of precedence
 * @param detail the exact place: an AWS call, a parameter's name, a file and line; never a value
 */
public record Origin(Layer kind, String detail) {

    public Origin {
        detail = Redacted.of(detail);
    }

    /** The layers of a plan. A later one wins over an earlier one. */
    public enum Layer {
        DEFAULT("default"),
        DISCOVERED("discovered"),
        PARAMETER_STORE("parameter store"),
        OVERRIDE("override");

        private final String label;

        Layer(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    private static final String INSTEAD = "; ";
    private static final String VARIABLE = ", variable ";

    public static final Origin BUILT_IN = new Origin(Layer.DEFAULT, "built in");

    public static Origin discovered(String detail) {
        return new Origin(Layer.DISCOVERED, detail);
    }

    public static Origin parameterStore(String detail) {
        return new Origin(Layer.PARAMETER_STORE, detail);
    }

    public static Origin override(String detail) {
        return new Origin(Layer.OVERRIDE, detail);
    }

    /** The place of a value that somebody wrote with these variables in it. */
    public static String ofVariable(String where, Collection<String> names) {
        return where + VARIABLE + String.join(" and ", names);
    }

    /** Whether a place is that of a value with a variable in it. */
    public static boolean ofVariable(String where) {
        return where.contains(VARIABLE);
    }

    /** Whether the value comes from a variable. It may be a secret, and is shown nowhere but in a configuration file. */
    public boolean hidden() {
        return ofVariable(detail);
    }

    /** The same origin, of a value that serves because what should have said it is wrong. */
    public Origin instead(String flaw) {
        return new Origin(kind, detail + INSTEAD + flaw);
    }

    /** What is wrong with what should have said the value, if anything; a clause. */
    public Optional<String> flaw() {
        int begin = detail.indexOf(INSTEAD);
        return begin < 0 ? Optional.empty() : Optional.of(detail.substring(begin + INSTEAD.length()));
    }

    @Override
    public String toString() {
        return kind + " (" + detail + ")";
    }
}
