// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.MetadataDocument;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.TaskMetadata;
import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.FactLines;
import io.jenkins.plugins.fargatecontroller.environment.Hostile;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that overflow something, and calls in which something is thrown. */
class HostileAnswersTest {

    private static final List<Supplier<Throwable>> THROWN = List.of(
            () -> new IllegalStateException("broken"),
            NullPointerException::new,
            StackOverflowError::new,
            () -> new OutOfMemoryError("Java heap space"),
            () -> new NoClassDefFoundError("com/example/Gone"),
            () -> new InternalError("a fault of the machine"));

    private static final List<String> CALLS = List.of(
            EcsAnswers.TASKS,
            EcsAnswers.SERVICES,
            EcsAnswers.DEFINITION,
            EcsAnswers.CLUSTERS,
            NetworkSurvey.SERVICE,
            NetworkSurvey.NAMESPACE,
            NetworkSurvey.TARGET_GROUPS,
            NetworkSurvey.BALANCERS,
            NetworkSurvey.LISTENERS,
            StorageSurvey.FILE_SYSTEMS,
            StoredParameters.LISTING,
            StoredParameters.ONE);

    static Stream<Arguments> calls() {
        return CALLS.stream().flatMap(call -> THROWN.stream().map(thrown -> Arguments.of(call, thrown.get())));
    }

    /** The deadline is far off: who waits for it does not end. */
    @ParameterizedTest
    @MethodSource("calls")
    void whatIsThrownInACallIsTheFailureOfThatCallAtOnce(String operation, Throwable thrown)
            throws InterruptedException {
        var controller = new TestController();
        controller.deadline = Duration.ofDays(1);
        controller.account.onCall(asked -> {
            if (asked.equals(operation)) {
                HostileAnswersTest.<RuntimeException>sneak(thrown);
            }
        });
        Discovered discovered = controller.discover();
        assertThat(discovered.trace().calls())
                .filteredOn(call -> call.operation().equals(operation))
                .isNotEmpty()
                .allSatisfy(call -> {
                    assertThat(call.outcome().kind()).isEqualTo(Trace.StatusCode.FAILED);
                    assertThat(call.outcome().message())
                            .startsWith(operation + " failed: ")
                            .doesNotContain("null", "Exception", "Error", "java.", "not answered");
                });
        assertThat(absent(discovered.environment()))
                .allSatisfy(line -> assertThat(line).contains(operation));
        assertThat(discovered.environment().task().isFound()).isTrue();
    }

    private static List<String> absent(Environment environment) {
        return FactLines.of(environment).stream()
                .flatMap(line -> line.fact().absence().stream())
                .map(absence -> absence.reason())
                .toList();
    }

    @Test
    void progressThatThrowsAndAConnectionThatCannotBeClosedTakeNothingAway() throws InterruptedException {
        var controller = new TestController();
        controller.watcher = call -> {
            throw new StackOverflowError();
        };
        controller.account.closing = () -> {
            throw new NoClassDefFoundError("com/example/Gone");
        };
        controller.mounts = () -> {
            throw new OutOfMemoryError();
        };
        assertThat(absent(controller.environment())).isEmpty();
    }

    @Test
    void everyTextIsInterpretedOrRefused() throws InterruptedException {
        Fact<OwnTask> own =
                Samples.complete().task().map(task -> new OwnTask(task, Optional.empty(), Optional.empty()));
        Hostile.onSmallStack(() -> Hostile.texts().forEach(text -> {
            MountTable.parse(text).state(text);
            new HomeMount(text, MountTable.parse(text))
                    .find(
                            fact(Account.container(List.of(1), new Ecs.MountPoint("home", text))),
                            fact(Account.definition()));
            StoredParameters.path(Variables.of(Map.of(Variables.PARAMETERS, text)));
            SpotCluster.parse(fact(new StoredParameters.Entry("p", Optional.of(text))), own);
            PublicUrl.choose(fact(new StoredParameters.Entry("p", Optional.of(text))), fact(URI.create("http://h/")));
            document(text);
        }));
    }

    private static void document(String text) {
        try {
            TaskMetadata.of(new TaskMetadata.Fields(text, text, text, Optional.of(1)));
            MetadataDocument.parse(text);
        } catch (CallException e) {
            assertThat(e.toFact("metadata:task", "").absence().orElseThrow().remedy())
                    .isNotBlank();
        }
    }

    private static <T> Fact<T> fact(T value) {
        return Fact.found(value, Origin.BUILT_IN);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
