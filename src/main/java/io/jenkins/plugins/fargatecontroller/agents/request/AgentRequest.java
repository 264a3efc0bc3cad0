// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.request;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An agent that one build asks for.
 *
 * @param label the label that this request alone has
 * @param template the name of the template that it starts from
 * @param fields what shall be otherwise, as it was written, by the name of the field
 */
public record AgentRequest(String label, String template, Map<String, String> fields) {

    public AgentRequest {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }
}
