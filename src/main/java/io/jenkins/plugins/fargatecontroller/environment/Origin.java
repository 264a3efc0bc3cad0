// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

/**
 * Where a value comes from.
 *
 * @param kind the layer, in rising order of precedence
 * @param detail the exact place: an AWS call, a parameter's name, a file and line; never a value
 */
public record Origin(Kind kind, String detail) {

    /** The layers of a plan. A later one wins over an earlier one. */
    public enum Kind {
        DEFAULT("default"),
        DISCOVERED("discovered"),
        PARAMETER_STORE("parameter store"),
        OVERRIDE("override");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    public static final Origin BUILT_IN = new Origin(Kind.DEFAULT, "built in");

    public static Origin discovered(String detail) {
        return new Origin(Kind.DISCOVERED, detail);
    }

    public static Origin parameterStore(String detail) {
        return new Origin(Kind.PARAMETER_STORE, detail);
    }

    public static Origin override(String detail) {
        return new Origin(Kind.OVERRIDE, detail);
    }

    @Override
    public String toString() {
        return kind + " (" + detail + ")";
    }
}
