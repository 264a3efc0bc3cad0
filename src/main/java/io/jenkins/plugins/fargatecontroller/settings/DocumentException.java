// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

/** A text is no document of the expected format. The message says what is wrong and never quotes the text. */
public final class DocumentException extends Exception {

    private static final long serialVersionUID = 1;

    private final String where;

    DocumentException(String where, String message) {
        super(message);
        this.where = where;
    }

    /** The place, such as {@code overrides.yaml:7}. */
    public String where() {
        return where;
    }
}
