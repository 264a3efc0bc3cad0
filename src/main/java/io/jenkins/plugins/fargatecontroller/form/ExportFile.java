// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A file to download.
 *
 * @param name what the browser calls it
 * @param text YAML
 */
public record ExportFile(String name, String text) {

    /**
     * The file at a path below {@code export}.
     *
     * @param plan makes the plan as JCasC
     * @return empty if there is no such file
     */
    public static Optional<ExportFile> at(String path, OverridesForm overrides, Supplier<String> plan) {
        return switch (path) {
            case "/overrides.yaml" ->
                Optional.of(new ExportFile("fargate-controller-overrides.yaml", OverridesYaml.render(overrides)));
            case "/plan.yaml" -> Optional.of(new ExportFile("fargate-controller-plan.yaml", plan.get()));
            default -> Optional.empty();
        };
    }
}
