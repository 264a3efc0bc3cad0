// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.ContainerContext;
import io.jenkins.plugins.fargatecontroller.discovery.TaskDiscovery;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallOptions;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.MetadataHttp;
import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Discovery;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Discovers for real: asks the metadata endpoint over HTTP and AWS with the SDK, in the region of the task.
 *
 * @param env the environment variables of the controller's container
 * @param deadline for a whole discovery
 */
public record AwsDiscovery(Map<String, String> env, Duration deadline) implements Discovery {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration METADATA_PAUSE = Duration.ofMillis(200);

    public AwsDiscovery {
        env = Map.copyOf(env);
    }

    /** Discovers where this process runs. */
    public static AwsDiscovery of(Map<String, String> env) {
        return new AwsDiscovery(env, DEADLINE);
    }

    /** Blocks for the deadline at most. */
    @Override
    public Discovered discover(Consumer<Trace.Call> progress) throws InterruptedException {
        ExecutorService executor = Executors.newCachedThreadPool(threads());
        try {
            return new TaskDiscovery(
                            new ContainerContext(
                                    env,
                                    new MetadataHttp(METADATA_TIMEOUT, METADATA_PAUSE),
                                    () -> Files.readString(mountInfo())),
                            region -> new SdkServices(env, region),
                            new CallOptions(executor, System::nanoTime, deadline))
                    .discover(progress);
        } finally {
            executor.shutdownNow();
        }
    }

    private Path mountInfo() {
        String file = env.getOrDefault(Variables.MOUNT_INFO, "");
        return Path.of(file.isBlank() ? "/proc/self/mountinfo" : file);
    }

    private static ThreadFactory threads() {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "fargate-controller-discovery-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
