// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
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
                    TemplateKeys.BUILD_EXAMPLE,
                    """
                    pipeline {
                        agent { label 'build-example' }
                        options {
                            timeout(time: 30, unit: 'MINUTES')
                        }
                        stages {
                            stage('Test') {
                                steps {
                                    sh 'echo this was executed on a non spot instance'
                                    sh 'sleep 120'
                                    sh 'echo sleep is done'
                                }
                            }
                        }
                    }
                    """),
            new SampleJob(
                    "Simple job non critical task",
                    "Runs on Fargate Spot, and starts anew if its agent is taken away.",
                    Labels.forSpot(TemplateKeys.BUILD_EXAMPLE),
                    """
                    pipeline {
                        // AWS may take a Spot agent away; `retries` runs the build again on a fresh one.
                        // `retry` in the options of the pipeline would not: it would retry on the lost agent.
                        agent {
                            node {
                                label 'build-example-spot'
                                retries 2
                            }
                        }
                        options {
                            timeout(time: 60, unit: 'MINUTES')
                        }
                        stages {
                            stage('Test') {
                                steps {
                                    sh 'echo this was executed on a spot instance'
                                    sh 'sleep 120'
                                    sh 'echo sleep is done'
                                }
                            }
                        }
                    }
                    """));
}
