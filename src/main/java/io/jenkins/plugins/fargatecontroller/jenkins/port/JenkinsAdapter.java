// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.port;

import io.jenkins.plugins.fargatecontroller.amazonecs.CloudsPort;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FargateEngine;
import io.jenkins.plugins.fargatecontroller.reconcile.JenkinsPort;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;

/** This Jenkins. */
public record JenkinsAdapter(Jenkins jenkins) implements JenkinsPort, JenkinsPort.Basics, JenkinsPort.Jobs {

    @Override
    public CloudsPort clouds() {
        return new JenkinsClouds(jenkins);
    }

    @Override
    public Basics basics() {
        return this;
    }

    @Override
    public Jobs jobs() {
        return this;
    }

    @Override
    public Access access() {
        return new JenkinsAccess(jenkins);
    }

    @Override
    public Agents agents() {
        return new JenkinsAgents(jenkins, FargateEngine.get());
    }

    @Override
    public String get(JenkinsSetting basic) {
        return switch (basic) {
            case ROOT_URL -> {
                String url = JenkinsLocationConfiguration.getOrDie().getUrl();
                yield url == null ? "" : url;
            }
            case EXECUTORS -> String.valueOf(jenkins.getNumExecutors());
            case AGENT_PORT -> String.valueOf(jenkins.getSlaveAgentPort());
        };
    }

    @Override
    public void set(JenkinsSetting basic, String value) throws IOException {
        switch (basic) {
            case ROOT_URL -> JenkinsLocationConfiguration.getOrDie().setUrl(value);
            case EXECUTORS -> jenkins.setNumExecutors(Integer.parseInt(value));
            case AGENT_PORT -> jenkins.setSlaveAgentPort(Integer.parseInt(value));
        }
    }

    @Override
    public boolean exists(String name) {
        return jenkins.getItem(name) != null;
    }

    @Override
    public void create(String name, String xml) throws IOException {
        jenkins.createProjectFromXML(name, new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
