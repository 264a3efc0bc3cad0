// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import io.jenkins.plugins.fargatecontroller.environment.Environment.Compute;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Definition;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Names;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Network;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Parameters;
import io.jenkins.plugins.fargatecontroller.environment.Environment.Storage;

/** Fills what could not be asked for now from an earlier environment, fact by fact. */
final class Earlier {

    private Earlier() {}

    static Environment fill(Environment now, Environment earlier) {
        return new Environment(
                now.variables(),
                now.task().orEarlier(earlier.task()),
                compute(now.compute(), earlier.compute()),
                network(now.network(), earlier.network()),
                storage(now.storage(), earlier.storage()),
                parameters(now.parameters(), earlier.parameters()));
    }

    private static Compute compute(Compute now, Compute earlier) {
        return new Compute(
                now.service().orEarlier(earlier.service()),
                now.cluster().orEarlier(earlier.cluster()),
                now.spotCluster().orEarlier(earlier.spotCluster()),
                definition(now.definition(), earlier.definition()));
    }

    private static Definition definition(Definition now, Definition earlier) {
        return new Definition(
                now.taskRole().orEarlier(earlier.taskRole()),
                now.executionRole().orEarlier(earlier.executionRole()),
                now.logGroup().orEarlier(earlier.logGroup()),
                now.ports().orEarlier(earlier.ports()));
    }

    private static Network network(Network now, Network earlier) {
        return new Network(
                now.subnets().orEarlier(earlier.subnets()),
                now.securityGroups().orEarlier(earlier.securityGroups()),
                now.publicIp().orEarlier(earlier.publicIp()),
                new Names(
                        now.names().cloudMap().orEarlier(earlier.names().cloudMap()),
                        now.names().publicUrl().orEarlier(earlier.names().publicUrl())));
    }

    private static Storage storage(Storage now, Storage earlier) {
        return new Storage(now.home().orEarlier(earlier.home()), now.mode().orEarlier(earlier.mode()));
    }

    private static Parameters parameters(Parameters now, Parameters earlier) {
        return new Parameters(
                now.templates().orEarlier(earlier.templates()), now.admin().orEarlier(earlier.admin()));
    }
}
