// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallGraph;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallOptions;
import io.jenkins.plugins.fargatecontroller.discovery.calls.FactFuture;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataReaderTest {

    private static final String CONTAINER = """
        {"Name": "jenkins", "Labels": {"com.amazonaws.ecs.cluster": "demo",
         "com.amazonaws.ecs.task-arn": "arn:aws:ecs:eu-central-1:123456789012:task/demo/0123",
         "com.amazonaws.ecs.task-definition-family": "demo", "com.amazonaws.ecs.task-definition-version": "3"}}\
        """;
    private static final String TASK = """
        {"TaskARN": "arn:aws:ecs:eu-central-1:123456789012:task/demo/0123", "Cluster": "demo", "Family": "demo",
         "Revision": 3}\
        """;

    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final List<String> asked = new ArrayList<>();
    private final CallGraph calls =
            new CallGraph(new CallOptions(threads, System::nanoTime, Duration.ofMinutes(1)), call -> {});

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private FactFuture<OwnTask> read(String address, String task) {
        return new MetadataReader(
                        uri -> {
                            asked.add(uri.toString());
                            return uri.getPath().endsWith("/task") ? task : CONTAINER;
                        },
                        calls)
                .read(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.170.2/v4/0123-42", "http://169.254.170.2/v4/0123-42/"})
    void bothDocumentsAreAskedForBelowTheAddress(String address) throws InterruptedException {
        FactFuture<OwnTask> own = read(address, TASK);
        assertThat(own.await().optional().orElseThrow().task().container().name())
                .isEqualTo("jenkins");
        assertThat(own.known().join().depth()).isEqualTo(1);
        assertThat(asked)
                .containsExactlyInAnyOrder("http://169.254.170.2/v4/0123-42/task", "http://169.254.170.2/v4/0123-42");
    }

    @Test
    void aDocumentThatCannotBeReadCostsItsOwnCallAlone() throws InterruptedException {
        assertThat(read("http://169.254.170.2/v4/0123-42", "<html>").await().isFound())
                .isTrue();
        assertThat(calls.trace().calls())
                .extracting(call -> call.operation() + " " + call.outcome().kind())
                .containsExactlyInAnyOrder("metadata:task FAILED", "metadata:container OK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "not an address", "/v4/1", "mailto:a@b", "http:///v4", "http://x:65536/v4", "http://[x"
            })
    void aBrokenVariableIsNamedAndNothingIsAsked(String address) throws InterruptedException {
        Fact<OwnTask> own = read(address, TASK).await();
        assertThat(own.absence().orElseThrow().reason())
                .startsWith("ECS_CONTAINER_METADATA_URI_V4 is '" + address + "': ");
        assertThat(own.isUnanswered()).isTrue();
        assertThat(asked).isEmpty();
    }
}
