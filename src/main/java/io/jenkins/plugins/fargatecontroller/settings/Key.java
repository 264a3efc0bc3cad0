// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

/**
 * One thing that can be configured. The same key is read from the parameter store, from overrides and from the form, is
 * checked in one place, and is listed in the reference.
 *
 * @param name as it is written, such as {@code taskRole}
 * @param type how it is read and checked
 * @param help one sentence for the reference
 * @param example a value that is right
 */
public record Key<T>(String name, ValueType<T> type, String help, String example) {

    /**
     * Checks a value as it is typed into a form.
     *
     * @throws IllegalArgumentException if it is wrong; the message says what was expected
     */
    public T check(String text) {
        return type.read(new ConfigNode.Scalar(text, name));
    }

    @Override
    public String toString() {
        return name;
    }
}
