// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

/** The AWS services of one region that discovery calls. */
public interface Aws extends AutoCloseable {

    Ecs ecs();

    CloudMap cloudMap();

    FileSystems fileSystems();

    LoadBalancers loadBalancers();

    ParameterStore parameterStore();

    @Override
    void close();

    /** Opens the services of a region; makes no call. */
    @FunctionalInterface
    interface Regions {
        Aws in(String region);
    }
}
