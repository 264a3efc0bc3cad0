// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.plan.Plan;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The clouds of Jenkins, as the objects that it holds. Whoever implements this decides nothing. */
public interface CloudsPort {

    /** All clouds of all kinds, in order. */
    List<Object> all();

    /** Puts these in the place of all, and saves once. */
    void replace(List<Object> clouds) throws IOException;

    /**
     * Builds a cloud and leaves it at that.
     *
     * @param values in the words of amazon-ecs; a template is a map or an object that a cloud has already
     * @throws CannotBuild if amazon-ecs is missing or does not take the values
     */
    Object build(Map<String, Object> values) throws CannotBuild;

    /** Keeps agents of amazon-ecs from jobs that may not use their templates, from now on. */
    void guard(Plan plan);

    /** The names that data binding knows for a cloud or a template of amazon-ecs. */
    Set<String> parameters(Object described);
}
