// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.status;

import io.jenkins.plugins.fargatecontroller.settings.Redacted;

/**
 * One field that is not as planned. Secrets are never in it.
 *
 * @param field in the words of what holds it, such as {@code memory}
 * @param before what Jenkins has; empty if nothing
 * @param after what the plan says; empty if nothing
 * @param content tells differences apart whose values are hidden; shown to nobody
 */
public record Difference(String field, String before, String after, String content) {

    public Difference(String field, String before, String after) {
        this(field, before, after, "");
    }

    /** As a page, a log or a document may show it. */
    public Difference redacted() {
        return new Difference(field, Redacted.of(before), Redacted.of(after));
    }
}
