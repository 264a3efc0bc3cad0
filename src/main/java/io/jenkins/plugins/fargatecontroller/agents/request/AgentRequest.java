// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.request;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
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

    /** What it asks of a template that an agent may fail for, and its template need not: anything but another size. */
    public Optional<Asked> asked(TemplateId from) {
        Map<String, String> wishes = new TreeMap<>(fields);
        wishes.keySet()
                .removeIf(name ->
                        RequestField.named(name).filter(RequestField::size).isPresent());
        return wishes.isEmpty() ? Optional.empty() : Optional.of(new Asked(from, wishes));
    }
}
