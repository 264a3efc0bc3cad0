// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import io.jenkins.plugins.fargatecontroller.reconcile.Basic;
import io.jenkins.plugins.fargatecontroller.reconcile.Controller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;

/** This Jenkins. */
record JenkinsPort(Jenkins jenkins) implements Controller, Controller.Basics, Controller.Jobs {

    @Override
    public Clouds clouds() {
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
    public String get(Basic basic) {
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
    public void set(Basic basic, String value) throws IOException {
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
