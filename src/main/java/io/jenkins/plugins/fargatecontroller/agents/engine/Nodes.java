// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.launch.Agent;
import io.jenkins.plugins.fargatecontroller.agents.task.AgentSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The nodes of Jenkins. Called on the engine's threads, without a lock held. */
public interface Nodes {

    /** Our nodes, as they are now. */
    List<View> ours();

    /** The names of all nodes, whoever made them; those of amazon-ecs are among them. */
    Set<String> names();

    /**
     * Adds a node, and returns once it is on the disk.
     *
     * @param reused whether it is kept for further builds
     * @throws NodeFailed if it could not be saved
     */
    void add(Agent agent, boolean reused) throws NodeFailed;

    /**
     * Has an idle node given no build any more. Since somebody looked last, it may have been given one.
     *
     * @return false if a build is at work on it, or about to be
     */
    boolean retire(String name);

    /** Takes a node away, and with it whatever still runs there. One that is gone already is no failure. */
    void remove(String name, Removal why);

    /** No build is to be given to it any more; the one that it has may go on. */
    void ending(String name, Failure why);

    /** A line for the node's log. */
    void log(String name, String line);

    /** The secret that the agent connects with; the same each time. */
    AgentSecret secret(String name);

    /**
     * A node as Jenkins sees it.
     *
     * @param suspended whether a person, or a monitor of Jenkins, took it offline: it is given no build
     * @param busy whether a build is at work on it, or about to be
     * @param used whether it was ever given a build; kept on the disk from the first one on
     * @param done whether its build has ended since the controller came up
     * @param job the full name of the job whose build it had last
     * @param since since when it has been online, offline or idle, as it is now
     */
    record View(
            Agent agent,
            boolean online,
            boolean suspended,
            boolean busy,
            boolean used,
            boolean done,
            Optional<String> job,
            Instant since) {

        View withBusy(boolean other) {
            return new View(agent, online, suspended, other, used, done, job, since);
        }
    }

    /**
     * Why a node goes.
     *
     * @param text a clause
     * @param failure empty if it has done its work
     */
    record Removal(String text, Optional<Failure> failure) {}

    /** A node could not be saved. */
    final class NodeFailed extends Exception {

        private static final long serialVersionUID = 1L;

        public NodeFailed(String text, Throwable cause) {
            super(text, cause);
        }
    }
}
