// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import java.util.Optional;

/**
 * Which page of a listing is asked for.
 *
 * @param text as the page before said it; empty for the first page
 */
public record PageToken(Optional<String> text) {
    public static final PageToken FIRST = new PageToken(Optional.empty());
}
