// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.amazonecs.CloudsPort;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Jenkins as it is after its first start: open, and with nothing in it. */
final class FakeJenkins
        implements JenkinsPort, JenkinsPort.Basics, JenkinsPort.Jobs, JenkinsPort.Access, JenkinsPort.Agents {

    final FakeClouds clouds = new FakeClouds();
    final Map<JenkinsSetting, String> basics = new EnumMap<>(
            Map.of(JenkinsSetting.ROOT_URL, "", JenkinsSetting.EXECUTORS, "2", JenkinsSetting.AGENT_PORT, "-1"));
    final Map<String, String> jobs = new HashMap<>();
    final Map<String, String> users = new HashMap<>();
    String realm = "none";
    String strategy = "unsecured";
    boolean usersLoaded = true;
    boolean readOnly;

    /** Whether it cannot be closed. */
    boolean stuck;

    Optional<CannotStore> refusal = Optional.empty();
    boolean amazonEcs = true;
    Fleet fleet = new Fleet("jenkins", List.of());
    Fleet helped = new Fleet("jenkins", List.of());

    @Override
    public CloudsPort clouds() {
        return clouds;
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
        return this;
    }

    @Override
    public Agents agents() {
        return this;
    }

    @Override
    public boolean amazonEcs() {
        return amazonEcs;
    }

    @Override
    public Fleet fleet() {
        return fleet;
    }

    @Override
    public Fleet helped() {
        return helped;
    }

    @Override
    public void help(Fleet other) {
        helped = other;
    }

    @Override
    public void run(Fleet other) throws IOException {
        writable();
        fleet = other;
    }

    @Override
    public String get(JenkinsSetting basic) {
        return basics.getOrDefault(basic, "");
    }

    @Override
    public void set(JenkinsSetting basic, String value) throws IOException {
        writable();
        basics.put(basic, value);
    }

    @Override
    public boolean exists(String name) {
        return jobs.containsKey(name);
    }

    @Override
    public void create(String name, String xml) throws IOException {
        writable();
        jobs.put(name, xml);
    }

    @Override
    public boolean open() {
        return realm.equals("none") && unsecured();
    }

    @Override
    public boolean administers(String user) {
        return realm.equals("local") && strategy.contains(user);
    }

    @Override
    public boolean unsecured() {
        return strategy.equals("unsecured");
    }

    @Override
    public void close(String administrator) {
        if (!stuck) {
            realm = "local";
            strategy = "only " + administrator;
        }
    }

    @Override
    public void replaceAdministrator(String before, String after) {
        if (strategy.equals("only " + before)) {
            strategy = "only " + after;
        }
    }

    @Override
    public boolean usersLoaded() {
        return usersLoaded;
    }

    @Override
    public boolean knows(String user) {
        return usersLoaded && users.containsKey(user);
    }

    @Override
    public boolean accepts(String user, Password password) {
        return password.reveal().equals(users.get(user));
    }

    @Override
    public void setPassword(String user, Password password) throws IOException {
        refusal.ifPresent(failure -> {
            throw failure;
        });
        writable();
        users.put(user, password.reveal());
    }

    private void writable() throws IOException {
        if (readOnly) {
            throw new IOException("Read-only file system");
        }
    }
}
