// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.request;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskShape;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields that a request may change, with the names that amazon-ecs has for them. */
public enum RequestField {
    CPU("cpu", "cpu") {
        @Override
        AgentTemplate apply(AgentTemplate template, String value) throws RequestRefused {
            return template.withShape(
                    template.shape().withSize(number(value), template.shape().memory()));
        }
    },
    MEMORY("memory", "memory") {
        @Override
        AgentTemplate apply(AgentTemplate template, String value) throws RequestRefused {
            return template.withShape(template.shape().withSize(template.shape().cpu(), number(value)));
        }
    },
    STORAGE("ephemeralStorage", "ephemeralStorageSizeInGiB") {
        @Override
        AgentTemplate apply(AgentTemplate template, String value) throws RequestRefused {
            int gib = number(value);
            if (gib < LEAST_STORAGE || gib > MOST_STORAGE) {
                throw new RequestRefused(field(), "expected GiB from 21 to 200, not " + gib);
            }
            return template.withShape(template.shape().withStorage(gib));
        }
    },
    IMAGE("image", "image") {
        @Override
        AgentTemplate apply(AgentTemplate template, String value) throws RequestRefused {
            if (!value.matches("\\S+")) {
                throw new RequestRefused(field(), "expected a container image such as jenkins/inbound-agent:latest");
            }
            if (template.source() instanceof Content content) {
                return template.withSource(content.withImage(value));
            }
            throw new RequestRefused(
                    field(), "the template uses a task definition of its own, which names the image; leave it out");
        }
    },
    TASK_ROLE("taskRole", "taskrole") {
        @Override
        AgentTemplate apply(AgentTemplate template, String value) throws RequestRefused {
            if (!value.matches("arn:aws[a-z-]*:iam::[0-9]{12}:role/\\S+")) {
                throw new RequestRefused(field(), "expected the ARN of a role, arn:aws:iam::ACCOUNT:role/NAME");
            }
            TaskShape old = template.shape();
            return template.withShape(
                    new TaskShape(old.cpu(), old.memory(), old.storage(), Optional.of(value), old.environment()));
        }
    },
    ENVIRONMENT("environment", "environments") {
        @Override
        AgentTemplate apply(AgentTemplate template, String value) throws RequestRefused {
            TaskShape old = template.shape();
            Map<String, String> all = new TreeMap<>(old.environment());
            for (String line : value.lines().filter(text -> !text.isBlank()).toList()) {
                int sign = line.indexOf('=');
                String name = line.substring(0, Math.max(0, sign)).strip();
                if (name.isEmpty()) {
                    throw new RequestRefused(field(), "expected NAME=VALUE on each line");
                }
                all.put(name, line.substring(sign + 1));
            }
            return template.withShape(new TaskShape(old.cpu(), old.memory(), old.storage(), old.taskRole(), all));
        }
    };

    private static final int LEAST_STORAGE = 21;
    private static final int MOST_STORAGE = 200;

    private final String field;
    private final String inAmazonEcs;

    RequestField(String field, String inAmazonEcs) {
        this.field = field;
        this.inAmazonEcs = inAmazonEcs;
    }

    /** The template with this field changed. */
    abstract AgentTemplate apply(AgentTemplate template, String value) throws RequestRefused;

    /** Its name, as templates have it. */
    public String field() {
        return field;
    }

    /** Whether it is a matter of how large an agent is. */
    boolean size() {
        return this == CPU || this == MEMORY || this == STORAGE;
    }

    /** The field of a name, which may be that of amazon-ecs. */
    static Optional<RequestField> named(String name) {
        return Arrays.stream(values())
                .filter(known -> known.field.equals(name) || known.inAmazonEcs.equals(name))
                .findFirst();
    }

    boolean isAmong(Iterable<String> names) {
        for (String name : names) {
            if (name.equals(field) || name.equals(inAmazonEcs) || name.equals("all")) {
                return true;
            }
        }
        return false;
    }

    int number(String text) throws RequestRefused {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new RequestRefused(field, "expected a whole number, not '" + text + "'");
        }
    }
}
