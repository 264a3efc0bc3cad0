// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Task;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnTaskTest {

    private static final String ARN = "arn:aws:ecs:eu-central-1:123456789012:task/demo/0123";
    private static final URI ENDPOINT = URI.create("http://169.254.170.2/v4/0123-42");

    private static final String LABELS = """
        , "Labels": {"com.amazonaws.ecs.cluster": "demo", "com.amazonaws.ecs.task-arn": "%s",
         "com.amazonaws.ecs.task-definition-family": "demo",
         "com.amazonaws.ecs.task-definition-version": "7"}\
        """.formatted(ARN);

    private static String container(String name, String id, String more) {
        return "{\"Name\": \"%s\", \"DockerId\": \"0123-%s\"%s}".formatted(name, id, more);
    }

    private static Fact<ContainerMetadata> own(String more) {
        try {
            return Fact.found(
                    ContainerMetadata.of(MetadataDocument.parse(container("jenkins", "42", more))),
                    Origin.discovered(OwnTask.CONTAINER));
        } catch (CallException e) {
            throw new AssertionError(e);
        }
    }

    private static Fact<TaskMetadata> task(String... containers) {
        try {
            return Fact.found(
                    TaskMetadata.of(MetadataDocument.parse("""
                        {"TaskARN": "%s", "Cluster": "demo", "Family": "demo", "Revision": 3,
                         "ServiceName": "controller", "AvailabilityZone": "eu-central-1a", "Containers": [%s]}\
                        """.formatted(ARN, String.join(",", containers)))),
                    Origin.discovered(OwnTask.TASK));
        } catch (CallException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> Fact<T> unread() {
        return Fact.failed("the document cannot be read", "discover again");
    }

    private static String name(Fact<OwnTask> joined) {
        return joined.optional().map(own -> own.task().container().name()).orElse("");
    }

    @Test
    void bothDocumentsTogetherTellTheTaskAndWhichContainerThisIs() {
        Fact<OwnTask> joined = OwnTask.join(
                task(container("proxy", "41", "")),
                own(", \"LogDriver\": \"awslogs\", \"LogOptions\": {\"awslogs-group\": \"/ecs/demo\"}"),
                ENDPOINT);
        assertThat(joined)
                .isEqualTo(Fact.found(
                        new OwnTask(
                                new Task(
                                        Arn.parse(ARN),
                                        Arn.parse("arn:aws:ecs:eu-central-1:123456789012:cluster/demo"),
                                        new Task.FamilyRevision("demo", 3),
                                        new Task.Container("jenkins", Optional.of("eu-central-1a"), Optional.empty())),
                                Optional.of("controller"),
                                Optional.of("/ecs/demo")),
                        Origin.discovered("metadata:task")));
    }

    @Test
    void withoutItsOwnDocumentTheContainerIsTheOneWithTheEndpointsId() {
        Fact<TaskMetadata> task = task(container("proxy", "41", ""), container("jenkins", "42", ""));
        assertThat(name(OwnTask.join(task, unread(), ENDPOINT))).isEqualTo("jenkins");
    }

    @Test
    void theOnlyNormalContainerIsTheOwnOneWhateverItsId() {
        Fact<TaskMetadata> task =
                task(container("jenkins", "43", ""), container("pause", "41", ", \"Type\": \"CNI_PAUSE\""));
        assertThat(name(OwnTask.join(task, unread(), ENDPOINT))).isEqualTo("jenkins");
    }

    @Test
    void amongSeveralNoneIsGuessed() {
        Fact<TaskMetadata> task = task(container("proxy", "41", ""), container("jenkins", "43", ""));
        assertThat(OwnTask.join(task, unread(), ENDPOINT))
                .isEqualTo(Fact.failed(
                        "the task metadata do not tell which of the task's containers this is",
                        "discover again; the metadata of a task that is starting may be incomplete"));
        assertThat(OwnTask.join(task(), unread(), ENDPOINT).isFound()).isFalse();
    }

    @Test
    void withoutTheTasksDocumentTheLabelsOfTheContainerNameIt() {
        Fact<OwnTask> joined = OwnTask.join(unread(), own(LABELS), ENDPOINT);
        assertThat(joined.optional().orElseThrow().task().definition()).hasToString("demo:7");
        assertThat(((Fact.Found<OwnTask>) joined).origin()).isEqualTo(Origin.discovered("metadata:container"));
    }

    @Test
    void withoutEitherTheFailureOfTheTasksDocumentIsTheReason() {
        assertThat(OwnTask.join(unread(), own(""), ENDPOINT)).isEqualTo(unread());
        assertThat(OwnTask.join(unread(), Fact.failed("another", "reason"), ENDPOINT))
                .isEqualTo(unread());
    }
}
