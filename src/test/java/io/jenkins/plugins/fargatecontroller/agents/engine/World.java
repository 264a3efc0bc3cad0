// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.demand.Provisioner;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleets;
import io.jenkins.plugins.fargatecontroller.agents.request.Requests;
import java.time.Duration;
import java.util.Optional;

/** A Jenkins, an ECS, time, and an engine that can be killed. */
final class World {

    final VirtualTime time = new VirtualTime();
    final FakeJenkins jenkins = new FakeJenkins(time);
    final FakeEcs ecs = new FakeEcs(time, jenkins);
    private Fleet fleet;
    private VirtualTime.Threads threads;
    private AgentEngine engine;
    private int names;

    World(Fleet fleet) {
        this.fleet = fleet;
        this.threads = time.new Threads();
        this.engine = build();
        engine.start();
    }

    private AgentEngine build() {
        Ports ports = new Ports(jenkins, jenkins, ecs, ecs, jenkins);
        Provisioner provisioner = new Provisioner(new Requests((cpu, memory) -> Optional.empty()), Fleets::matches);
        var setup = new AgentEngine.Setup(ports, threads, time, EngineSettings.usual(), provisioner);
        AgentEngine made = new AgentEngine(setup, fleet, () -> "x" + names++);
        jenkins.attach(made);
        return made;
    }

    AgentEngine engine() {
        return engine;
    }

    boolean dead() {
        return threads.dead();
    }

    void kill() {
        threads.kill();
    }

    /** The controller starts again after it was killed. */
    void restart() {
        restart(Duration.ZERO);
    }

    /** The same, with so many jobs that they are loaded for a while. */
    void restart(Duration loading) {
        jenkins.killAfter = -1;
        threads = time.new Threads();
        engine = build();
        jenkins.restart(ecs);
        time.pass(loading);
        engine.start();
    }

    /** The same, with other clouds. */
    void restart(Fleet other) {
        fleet = other;
        restart();
    }

    void builds(int count, String label, Duration length) {
        for (int i = 0; i < count; i++) {
            jenkins.enqueue("job-" + i, label, length);
        }
    }
}
