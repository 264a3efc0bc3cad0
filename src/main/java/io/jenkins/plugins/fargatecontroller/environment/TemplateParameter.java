// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import io.jenkins.plugins.fargatecontroller.settings.Invisible;
import java.util.Optional;

/**
 * One agent template as the parameter store holds it.
 *
 * @param parameter the parameter's full name, such as {@code /jenkins/demo/templates/build-example}
 * @param json its value, not yet read; a byte order mark in front is none of it. Empty for a SecureString, which is not
 *     decrypted
 */
public record TemplateParameter(String parameter, Optional<String> json) {

    public TemplateParameter {
        json = json.map(Invisible::withoutMark);
    }

    public TemplateParameter(String parameter, String json) {
        this(parameter, Optional.of(json));
    }

    /** The last segment of the parameter's name. */
    public String lastSegment() {
        return parameter.substring(parameter.lastIndexOf('/') + 1);
    }
}
