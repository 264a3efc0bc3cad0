// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallOptions;
import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The controller's container in memory: its variables, its metadata endpoint and its mounts, in front of an account. */
final class TestController {

    static final String ADDRESS = "http://169.254.170.2/v4/0123456789abcdef0123456789abcdef-42";
    static final String CONTAINER = """
            {"DockerId": "0123456789abcdef0123456789abcdef-42", "Name": "jenkins", "Type": "NORMAL",
             "Labels": {
               "com.amazonaws.ecs.cluster": "arn:aws:ecs:eu-central-1:123456789012:cluster/demo",
               "com.amazonaws.ecs.container-name": "jenkins",
               "com.amazonaws.ecs.task-arn":
                 "arn:aws:ecs:eu-central-1:123456789012:task/demo/0123456789abcdef0123456789abcdef",
               "com.amazonaws.ecs.task-definition-family": "demo",
               "com.amazonaws.ecs.task-definition-version": "3"},
             "LogDriver": "awslogs", "LogOptions": {"awslogs-group": "/ecs/demo-of-metadata"},
             "Networks": [{"NetworkMode": "awsvpc", "IPv4Addresses": ["10.0.1.72"]}]}
            """;
    static final String SIDECAR = """
            {"DockerId": "0123456789abcdef0123456789abcdef-41", "Name": "proxy", "Type": "NORMAL"}""";
    static final String TASK = """
            {"Cluster": "arn:aws:ecs:eu-central-1:123456789012:cluster/demo",
             "TaskARN": "arn:aws:ecs:eu-central-1:123456789012:task/demo/0123456789abcdef0123456789abcdef",
             "Family": "demo", "Revision": "3", "KnownStatus": "RUNNING", "AvailabilityZone": "eu-central-1a",
             "ServiceName": "controller", "Containers": [%s, %s]}
            """.formatted(SIDECAR, CONTAINER);
    static final String MOUNTS =
            "36 35 0:52 / /var/jenkins_home rw,relatime shared:1 - nfs4 127.0.0.1:/ rw,vers=4.1,port=20049\n";

    final Map<String, String> env = new HashMap<>(Map.of(
            "ECS_CONTAINER_METADATA_URI_V4",
            ADDRESS,
            "FARGATE_CONTROLLER_PARAMETERS",
            "/jenkins/demo",
            "JENKINS_HOME",
            "/var/jenkins_home"));
    final Account account;
    String task = TASK;
    String container = CONTAINER;
    ContainerContext.MountInfo mounts = () -> MOUNTS;
    Duration deadline = Duration.ofSeconds(30);
    int threads = 8;
    final List<String> regions = new CopyOnWriteArrayList<>();
    final List<Trace.Call> progress = new CopyOnWriteArrayList<>();
    Consumer<Trace.Call> watcher = call -> {};

    TestController(Account account) {
        this.account = account;
    }

    TestController() {
        this(new Account());
    }

    Environment environment() throws InterruptedException {
        return discover().environment();
    }

    Discovered discover() throws InterruptedException {
        var executor = Executors.newFixedThreadPool(threads);
        try {
            return new TaskDiscovery(
                            new ContainerContext(env, this::metadata, () -> mounts.read()),
                            region -> {
                                regions.add(region);
                                return account;
                            },
                            new CallOptions(executor, System::nanoTime, deadline))
                    .discover(call -> {
                        progress.add(call);
                        watcher.accept(call);
                    });
        } finally {
            executor.shutdownNow();
        }
    }

    static ContainerContext.MountInfo unreadable() {
        return () -> {
            throw new IOException("no /proc here");
        };
    }

    private String metadata(URI uri) throws CallException {
        if (uri.toString().equals(ADDRESS + "/task")) {
            return body(task);
        }
        if (uri.toString().equals(ADDRESS)) {
            return body(container);
        }
        throw new AssertionError("unexpected metadata address " + uri);
    }

    private static String body(String text) throws CallException {
        if (text.equals("down")) {
            throw CallException.failed("no answer", "discover again");
        }
        return text;
    }
}
