// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

/**
 * One line of a list to choose from.
 *
 * @param value what is submitted; empty to say nothing
 */
public record Choice(String label, String value) {

    /** The label of nothing, where nothing is known of the value that holds then. */
    static final String UNSET = "Not set here";

    /** A value that is its own label. */
    static Choice of(String value) {
        return new Choice(value, value);
    }
}
