// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A pipeline job that shows how to use the agents.
 *
 * @param name the job's name
 * @param description one sentence for the job's page
 * @param label the label its agent is selected by
 * @param script a declarative pipeline, to be run in the sandbox
 */
public record SampleJob(String name, String description, String label, String script) {

    public static final List<SampleJob> ALL = List.of(
            new SampleJob(
                    "Simple job critical task",
                    "Runs on demand: its agent is never taken away.",
                    "build-example",
                    resource("critical-task.groovy")),
            new SampleJob(
                    "Simple job non critical task",
                    "Runs on Fargate Spot, and starts anew if its agent is taken away.",
                    "build-example-spot",
                    resource("non-critical-task.groovy")));

    private static String resource(String file) {
        try (InputStream stream = SampleJob.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the pipeline " + file + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }
}
