// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.faults;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.MetadataEndpoint;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The remote calls that the plugin makes, read off its class files, so that none is forgotten. */
final class CallsInCode {

    private static final String ROOT = "io.jenkins.plugins.fargatecontroller";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final String SERVICES = "software.amazon.awssdk.services.";

    /** How IAM calls the services that the SDK names otherwise. */
    private static final Map<String, String> PREFIXES =
            Map.of("efs", "elasticfilesystem", "elasticloadbalancingv2", "elasticloadbalancing");

    private static final Set<String> NO_CALLS = Set.of("builder", "create", "close", "serviceName");

    private CallsInCode() {}

    static Set<RemoteCall> find() {
        Set<RemoteCall> calls =
                accesses().flatMap(access -> call(access).stream()).collect(Collectors.toCollection(TreeSet::new));
        calls.add(new RemoteCall(Door.DISCOVERY, OwnTask.TASK));
        calls.add(new RemoteCall(Door.DISCOVERY, OwnTask.CONTAINER));
        return calls;
    }

    /** The documents of the metadata endpoint that are asked for. */
    static long documents() {
        return accesses()
                .filter(access -> access.getTargetOwner().isEquivalentTo(MetadataEndpoint.class))
                .filter(access -> access.getTarget().getName().equals("get"))
                .count();
    }

    /** The classes that open a connection without the SDK. */
    static Set<String> connecting() {
        return accesses()
                .filter(access -> connects(access.getTarget()))
                .map(access -> access.getOriginOwner().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean connects(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        boolean url = owner.equals("java.net.URL") && (name.startsWith("open") || name.equals("getContent"));
        return url || owner.startsWith("java.net.http.") || owner.equals("java.net.Socket");
    }

    private static Stream<JavaAccess<?>> accesses() {
        return CLASSES.stream()
                .flatMap(type -> Stream.concat(
                        type.getCodeUnitCallsFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream()));
    }

    private static Optional<RemoteCall> call(JavaAccess<?> access) {
        JavaClass client = access.getTargetOwner();
        String name = access.getTarget().getName();
        if (!client.getName().startsWith(SERVICES)
                || !client.getSimpleName().endsWith("Client")
                || NO_CALLS.contains(name)) {
            return Optional.empty();
        }
        String service = client.getPackageName().substring(SERVICES.length());
        String operation = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + name.substring(1).replaceAll("Paginator$", "");
        return Optional.of(new RemoteCall(
                door(access.getOriginOwner()), PREFIXES.getOrDefault(service, service) + ":" + operation));
    }

    private static Door door(JavaClass origin) {
        if (origin.getPackageName().equals(ROOT + ".agents.aws")) {
            return Door.AGENTS;
        }
        return switch (origin.getSimpleName()) {
            case "AdminPassword" -> Door.PASSWORD;
            case "SnsTopic" -> Door.NOTIFICATION;
            default -> Door.DISCOVERY;
        };
    }
}
