// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.documents.Golden;
import io.jenkins.plugins.fargatecontroller.environment.EnvironmentFile;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The golden scenarios: a folder for each, which holds what goes in and what has to come out. */
public final class Scenarios {

    private static final String FOLDER = "src/test/resources/scenarios";

    private Scenarios() {}

    public static List<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(Golden.path(FOLDER))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** The plan of a scenario. */
    public static Plan plan(String scenario) throws IOException {
        var environment = EnvironmentFile.read(Files.readString(file(scenario, "environment.json")));
        var overrides = OverridesReader.read(Files.readString(file(scenario, "overrides.yaml")), "overrides.yaml");
        return Planner.plan(environment, overrides);
    }

    static Path file(String scenario, String file) {
        return Golden.path(FOLDER).resolve(scenario).resolve(file);
    }
}
