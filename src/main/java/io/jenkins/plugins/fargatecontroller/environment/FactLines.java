// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Puts each fact into words. */
public final class FactLines {

    private FactLines() {}

    /** Every fact of an environment, in the order in which a person wants to read them. */
    public static List<FactLine> of(Environment environment) {
        return Stream.of(task(environment), network(environment), storage(environment), parameters(environment))
                .flatMap(List::stream)
                .toList();
    }

    private static List<FactLine> task(Environment environment) {
        var compute = environment.compute();
        var definition = compute.definition();
        return List.of(
                line("Task", "Task", environment.task().map(task -> task.arn().toString())),
                line(
                        "Task",
                        "Task definition",
                        environment.task().map(task -> task.definition().toString())),
                line("Task", "Service", compute.service().map(Service::name)),
                line("Task", "Cluster", compute.cluster().map(FactLines::cluster)),
                line("Task", "Spot cluster", compute.spotCluster().map(FactLines::cluster)),
                line("Task", "Task role", definition.taskRole().map(Arn::toString)),
                line("Task", "Execution role", definition.executionRole().map(Arn::toString)),
                line("Task", "Log group", definition.logGroup()),
                line("Task", "Ports", definition.ports().map(FactLines::ports)));
    }

    private static List<FactLine> network(Environment environment) {
        var network = environment.network();
        return List.of(
                line("Network", "Subnets", network.subnets().map(ids -> String.join(", ", ids))),
                line("Network", "Security groups", network.securityGroups().map(ids -> String.join(", ", ids))),
                line("Network", "Public IP", network.publicIp().map(assigned -> assigned ? "assigned" : "none")),
                line("Network", "Cloud Map name", network.names().cloudMap()),
                line("Network", "Public URL", network.names().publicUrl().map(URI::toString)));
    }

    private static List<FactLine> storage(Environment environment) {
        return List.of(
                line("Storage", "Jenkins home", environment.storage().home().map(FactLines::home)),
                line("Storage", "File system", environment.storage().mode().map(FactLines::mode)));
    }

    private static List<FactLine> parameters(Environment environment) {
        var parameters = environment.parameters();
        return List.of(
                line(
                        "Parameter store",
                        "Agent templates",
                        parameters.templates().map(FactLines::templates)),
                line("Parameter store", "Admin parameter", parameters.admin()),
                line("Parameter store", "Notification topic", parameters.topic()));
    }

    private static FactLine line(String topic, String name, Fact<String> fact) {
        return new FactLine(topic, name, fact.map(Redacted::of));
    }

    private static String cluster(Cluster cluster) {
        return cluster.capacityProviders().isEmpty()
                ? cluster.name()
                : cluster.name() + " [" + String.join(", ", cluster.capacityProviders()) + "]";
    }

    private static String ports(ContainerPorts ports) {
        return "web " + ports.web() + ", agents " + ports.agents();
    }

    private static String home(HomeVolume home) {
        String accessPoint = home.accessPoint().map(id -> " through " + id).orElse(" without access point");
        String transit = home.transitEncryption() ? ", TLS" : ", no TLS";
        String state =
                switch (home.mount().state()) {
                    case MOUNTED -> "";
                    case NOT_MOUNTED -> ", not mounted in this container";
                    case UNKNOWN -> ", mount not checked";
                };
        return home.fileSystem() + accessPoint + " on " + home.mount().path() + transit + state;
    }

    private static String mode(FileSystemMode mode) {
        return "%s, %s throughput, %s"
                .formatted(mode.performance(), mode.throughput(), mode.encrypted() ? "encrypted" : "not encrypted");
    }

    private static String templates(List<TemplateParameter> templates) {
        return templates.size() + (templates.size() == 1 ? " template" : " templates");
    }
}
