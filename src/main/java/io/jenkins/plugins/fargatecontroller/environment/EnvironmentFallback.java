// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import io.jenkins.plugins.fargatecontroller.environment.Environment.Compute;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Definition;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Names;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Network;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Parameters;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Storage;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.stream.Stream;

/**
 * Fills what could not be asked for now from an earlier environment, fact by fact.
 *
 * <p>A few facts have a second source, which serves while the first does not answer: the own cluster instead of the
 * one that the parameter store names, the load balancer's address instead of the parameter's, the task's one subnet
 * instead of the service's. There an earlier answer of the first source is better than a present one of the second;
 * otherwise a call that fails for a minute would change the clouds twice.
 */
public final class EnvironmentFallback {

    private EnvironmentFallback() {}

    /** The environment of now, with what could not be asked for taken from an earlier one. */
    public static Environment fill(Environment now, Environment earlier) {
        return new Environment(
                now.variables(),
                now.task().orEarlier(earlier.task()),
                compute(now, earlier),
                network(now, earlier),
                storage(now.storage(), earlier.storage()),
                parameters(now.parameters(), earlier.parameters()));
    }

    /**
     * The present environment, with what the parameter store said before, if it had templates and now has nothing at
     * all for this controller. A wrong path looks like that, and so does an emptied one: a person has to say which.
     */
    public static Environment withVanished(Environment now, Environment earlier) {
        return vanished(now, earlier) ? withParametersOf(now, earlier) : now;
    }

    /** Whether every parameter is gone at once. One that is left shows that the path is right. */
    private static boolean vanished(Environment now, Environment earlier) {
        return hasTemplates(earlier)
                && !hasTemplates(now)
                && !now.parameters().templates().isUnanswered()
                && Stream.of(now.compute().spotCluster(), now.network().names().publicUrl(), topic(now))
                        .noneMatch(EnvironmentFallback::ofParameterStore);
    }

    private static boolean hasTemplates(Environment environment) {
        return environment
                .parameters()
                .templates()
                .optional()
                .filter(templates -> !templates.isEmpty())
                .isPresent();
    }

    private static Fact<String> topic(Environment environment) {
        return environment.parameters().topic();
    }

    private static Environment withParametersOf(Environment now, Environment earlier) {
        Compute compute = now.compute();
        Network network = now.network();
        return new Environment(
                now.variables().withPathOf(earlier.variables()), // it names the controller in tags
                now.task(),
                new Compute(
                        compute.service(),
                        compute.cluster(),
                        said(compute.spotCluster(), earlier.compute().spotCluster()),
                        compute.definition()),
                new Network(
                        network.subnets(),
                        network.securityGroups(),
                        network.publicIp(),
                        new Names(
                                network.names().cloudMap(),
                                said(
                                        network.names().publicUrl(),
                                        earlier.network().names().publicUrl()))),
                now.storage(),
                new Parameters(
                        earlier.parameters().templates(), now.parameters().admin(), said(topic(now), topic(earlier))));
    }

    private static <T> Fact<T> said(Fact<T> now, Fact<T> earlier) {
        return ofParameterStore(earlier) ? earlier : now;
    }

    private static boolean ofParameterStore(Fact<?> fact) {
        return fact instanceof Fact.Found<?> found && found.origin().kind() == Origin.Layer.PARAMETER_STORE;
    }

    private static Compute compute(Environment now, Environment earlier) {
        Compute current = now.compute();
        Compute before = earlier.compute();
        return new Compute(
                current.service().orEarlier(before.service()),
                current.cluster().orEarlier(before.cluster()),
                ofParameter(now, current.spotCluster(), before.spotCluster()),
                definition(current.definition(), before.definition()));
    }

    private static Definition definition(Definition now, Definition earlier) {
        return new Definition(
                now.taskRole().orEarlier(earlier.taskRole()),
                now.executionRole().orEarlier(earlier.executionRole()),
                now.logGroup().orEarlier(earlier.logGroup()),
                now.ports().orEarlier(earlier.ports()));
    }

    private static Network network(Environment now, Environment earlier) {
        Network current = now.network();
        Network before = earlier.network();
        boolean serviceUnanswered = now.compute().service().isUnanswered();
        return new Network(
                serviceUnanswered && before.subnets().isFound()
                        ? before.subnets()
                        : current.subnets().orEarlier(before.subnets()),
                current.securityGroups().orEarlier(before.securityGroups()),
                current.publicIp().orEarlier(before.publicIp()),
                new Names(
                        current.names().cloudMap().orEarlier(before.names().cloudMap()),
                        ofParameter(
                                now, current.names().publicUrl(), before.names().publicUrl())));
    }

    /** A fact that the parameter store decides if it says anything. */
    private static <T> Fact<T> ofParameter(Environment now, Fact<T> current, Fact<T> before) {
        return ofParameterStore(before) && now.parameters().templates().isUnanswered()
                ? before
                : current.orEarlier(before);
    }

    private static Storage storage(Storage now, Storage earlier) {
        return new Storage(now.home().orEarlier(earlier.home()), now.mode().orEarlier(earlier.mode()));
    }

    private static Parameters parameters(Parameters now, Parameters earlier) {
        return new Parameters(
                now.templates().orEarlier(earlier.templates()),
                now.admin().orEarlier(earlier.admin()),
                now.topic().orEarlier(earlier.topic()));
    }
}
