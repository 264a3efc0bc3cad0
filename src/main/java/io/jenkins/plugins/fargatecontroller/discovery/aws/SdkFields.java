// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SDK's answers hold null for a field that is missing. */
final class SdkFields {

    private SdkFields() {}

    static Optional<String> text(@Nullable String field) {
        return Optional.ofNullable(field).filter(text -> !text.isEmpty());
    }

    static String or(@Nullable String field, String otherwise) {
        return text(field).orElse(otherwise);
    }

    static Optional<Arn> arn(@Nullable String field) {
        return text(field).map(Arn::parse);
    }
}
