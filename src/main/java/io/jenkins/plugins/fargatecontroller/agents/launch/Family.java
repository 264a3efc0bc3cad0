// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.launch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskSource;
import io.jenkins.plugins.fargatecontroller.settings.Fingerprint;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The family of a task definition. Its name says whose it is and holds a hash of the content, so what was registered
 * before is found by asking for the family, and whatever is newest in it is right.
 */
public final class Family {

    /** Empty things are left out, so that a field that is added later changes no hash. */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    private static final int DIGITS = 16;

    private Family() {}

    /** The family of a content. */
    public static String of(String controller, Content content) {
        return prefix(controller) + Fingerprint.of(canonical(content)).substring(0, DIGITS);
    }

    /** The family of a template's task definition; empty for somebody's own, whose family is theirs. */
    public static Optional<String> of(String controller, TaskSource source) {
        return source instanceof Content content ? Optional.of(of(controller, content)) : Optional.empty();
    }

    /** What the families of a controller begin with. */
    public static String prefix(String controller) {
        return Words.identifier(controller) + "-agent-";
    }

    /** Whether a family is of this controller, and not of one whose name begins like its name. */
    public static boolean isOurs(String controller, String family) {
        String prefix = prefix(controller);
        return family.startsWith(prefix) && family.substring(prefix.length()).matches("[0-9a-f]{" + DIGITS + "}");
    }

    static String canonical(Content content) {
        try {
            return CANONICAL.writeValueAsString(content);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }
}
