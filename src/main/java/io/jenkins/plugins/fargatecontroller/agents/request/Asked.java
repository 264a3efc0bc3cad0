// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.request;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A template with what builds ask for beside it. That an agent of it does not start says nothing of the template.
 *
 * @param wishes as they were written, by the name of the field
 */
public record Asked(TemplateId template, Map<String, String> wishes) {

    public Asked {
        wishes = Collections.unmodifiableMap(new TreeMap<>(wishes));
    }

    /** As messages name it; without the values of variables, which may be secret. */
    public String name() {
        return template.name() + " with "
                + wishes.entrySet().stream()
                        .map(wish -> RequestField.named(wish.getKey())
                                        .filter(RequestField.ENVIRONMENT::equals)
                                        .isPresent()
                                ? wish.getKey()
                                : wish.getKey() + " " + wish.getValue())
                        .collect(Collectors.joining(", "));
    }
}
